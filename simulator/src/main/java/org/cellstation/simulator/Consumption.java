package org.cellstation.simulator;

import org.cellstation.simulator.plant.Plant;

/// Adds up what passes into the vessel and out of it. Owned by the thread that steps the skid.
final class Consumption {
  private static final double SECONDS_PER_MINUTE = 60;

  private double feed;
  private double inoculum;
  private double permeate;
  private double withdrawn;
  private double viableWithdrawn;
  private double base;
  private double antifoam;
  private double air;
  private double oxygen;
  private double carbonDioxide;
  private double nitrogen;

  /// After each step. Flows are mL/min.
  void add(Plant plant, double seconds) {
    double minutes = seconds / SECONDS_PER_MINUTE;
    feed += plant.feedFlow() * minutes;
    inoculum += plant.inoculumFlow() * minutes;
    permeate += plant.permeateFlow() * minutes;
    double out = plant.harvestFlow() * minutes;
    withdrawn += out;
    viableWithdrawn += out * plant.viable();
    base += plant.baseFlow() * minutes;
    antifoam += plant.antifoamFlow() * minutes;
    air += plant.airFlow() * minutes;
    oxygen += plant.oxygenFlow() * minutes;
    carbonDioxide += plant.carbonDioxideFlow() * minutes;
    nitrogen += plant.nitrogenFlow() * minutes;
  }

  Consumed sum() {
    return new Consumed(
        feed,
        inoculum,
        permeate,
        withdrawn,
        viableWithdrawn,
        base,
        antifoam,
        air,
        oxygen,
        carbonDioxide,
        nitrogen);
  }
}
