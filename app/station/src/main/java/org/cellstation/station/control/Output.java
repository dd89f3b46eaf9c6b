package org.cellstation.station.control;

/// What the loops of a unit move. The names are those of the unit's outputs in the configuration.
public enum Output {
  PAD_SETPOINT("pad setpoint", "degC"),
  ROCK_RATE("rock rate", "rpm"),
  AIR_FLOW("air flow", "mL/min"),
  OXYGEN_FLOW("O2 flow", "mL/min"),
  CARBON_DIOXIDE_FLOW("CO2 flow", "mL/min");

  private final String output;
  private final String unit;

  Output(String output, String unit) {
    this.output = output;
    this.unit = unit;
  }

  public String output() {
    return output;
  }

  public String unit() {
    return unit;
  }
}
