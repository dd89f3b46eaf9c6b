package org.cellstation.simulator.plant;

/// What drives the plant during a step. Written by the instruments, read by the physics; one
/// thread. Flows that a vessel has no line for do nothing.
public final class Actuators {
  public double rockPerMinute;
  public boolean rockerBlocked;

  /// Of the impeller.
  public double stirPerMinute;

  public boolean stirrerBlocked;

  public double airMillilitresPerMinute;
  public double oxygenMillilitresPerMinute;
  public double carbonDioxideMillilitresPerMinute;
  public double nitrogenMillilitresPerMinute;
  public boolean airValveStuck;
  public boolean oxygenValveStuck;
  public boolean carbonDioxideValveStuck;
  public boolean nitrogenValveStuck;

  /// How much of the mixed gas goes through the sparger; the rest goes into the head-space.
  public double spargeMillilitresPerMinute;

  public double feedMillilitresPerMinute;
  public double permeateMillilitresPerMinute;
  public double inoculumMillilitresPerMinute;
  public double harvestMillilitresPerMinute;
  public double baseMillilitresPerMinute;
  public double acidMillilitresPerMinute;
  public double antifoamMillilitresPerMinute;

  /// Of the medium through the oxygenator of hollow fibres.
  public double recirculationMillilitresPerMinute;

  public double heaterPercent;
  public double coolerPercent;

  /// Of the room.
  public double roomCelsius = 21;

  /// Of what the feed pump brings; lower for a bottle in a cooler.
  public double feedCelsius = 21;

  /// Of the room, kPa; 3 % less is 3 % less oxygen at the same share (process.md 2.1).
  public double barometricKilopascal = 101.325;
}
