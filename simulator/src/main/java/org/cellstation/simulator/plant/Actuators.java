package org.cellstation.simulator.plant;

/// What drives the plant during a step. Written by the instruments, read by the physics; one
/// thread.
public final class Actuators {
  public double rockPerMinute;
  public boolean rockerBlocked;
  public double airMillilitresPerMinute;
  public double oxygenMillilitresPerMinute;
  public double carbonDioxideMillilitresPerMinute;
  public boolean airValveStuck;
  public boolean oxygenValveStuck;
  public boolean carbonDioxideValveStuck;
  public double feedMillilitresPerMinute;
  public double permeateMillilitresPerMinute;
  public double inoculumMillilitresPerMinute;
  public double harvestMillilitresPerMinute;
  public double heaterPercent;
}
