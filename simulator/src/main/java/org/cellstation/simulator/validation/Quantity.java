package org.cellstation.simulator.validation;

import java.util.Optional;

/// What can be measured on a simulated run.
public enum Quantity {
  VIABLE_DENSITY("viable density", "1e6/mL"),
  VIABLE_CELLS("viable cells", "1e9"),
  VIABILITY("viability", "%"),
  FOLD("fold", "x"),
  GROWTH("growth rate", "1/h"),
  PEAK_GROWTH("peak growth rate", "1/h"),
  GLUCOSE("glucose", "mM"),
  LACTATE("lactate", "mM"),
  LEAST_GLUCOSE("least glucose", "mM"),
  MOST_LACTATE("most lactate", "mM"),
  GLUTAMINE("glutamine", "mM"),
  AMMONIUM("ammonium", "mM"),
  OXYGEN("dissolved oxygen", "mg/L"),
  GLUCOSE_UPTAKE("glucose uptake", "pmol/cell/d"),
  LACTATE_PER_GLUCOSE("lactate per glucose", "mol/mol"),
  IMBALANCE("lactate imbalance", "%"),
  DIAMETER("diameter", "um"),
  TRANSDUCED("transduced", "%"),
  MEDIUM("medium used", "L"),
  HOURS_TO("hours to", "h"),
  INHIBITING_LACTATE("inhibiting lactate", "mM"),
  INHIBITING_AMMONIUM("inhibiting ammonium", "mM");

  private final String text;
  private final String unit;

  Quantity(String text, String unit) {
    this.text = text;
    this.unit = unit;
  }

  public String text() {
    return text;
  }

  public String unit() {
    return unit;
  }

  public static Optional<Quantity> named(String name) {
    for (Quantity quantity : values()) {
      if (quantity.text.equals(name)) {
        return Optional.of(quantity);
      }
    }
    return Optional.empty();
  }
}
