package org.cellstation.recipes.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a recipe may compare in a transition, by the name that operators see. Which instrument
/// measures it is the station's.
public enum ProcessVariable {
  TEMPERATURE("temperature", "degC"),
  PH("pH", "pH"),
  DO("DO", "%"),
  WEIGHT("weight", "g"),
  ROCK_RATE("rock rate", "rpm"),
  STIR_RATE("stir rate", "rpm"),
  RECIRCULATION_FLOW("recirculation flow", "mL/min"),
  AIR_FLOW("air flow", "mL/min"),
  O2_FLOW("O2 flow", "mL/min"),
  CO2_FLOW("CO2 flow", "mL/min"),
  N2_FLOW("N2 flow", "mL/min"),
  PAD_TEMPERATURE("pad temperature", "degC"),
  FEED_FLOW("feed flow", "mL/min"),
  PERMEATE_FLOW("permeate flow", "mL/min"),
  INOCULUM_FLOW("inoculum flow", "mL/min"),
  HARVEST_FLOW("harvest flow", "mL/min"),
  BASE_FLOW("base flow", "mL/min"),
  CAPACITANCE("capacitance", "pF/cm"),
  GLUCOSE("glucose", "mM"),
  LACTATE("lactate", "mM"),
  HEAD_SPACE_PRESSURE("head-space pressure", "kPa"),
  TRANSMEMBRANE_PRESSURE("transmembrane pressure", "kPa");

  private final String variable;
  private final String unit;

  ProcessVariable(String variable, String unit) {
    this.variable = variable;
    this.unit = unit;
  }

  /// The name recipes use.
  public String variable() {
    return variable;
  }

  public String unit() {
    return unit;
  }

  public static Optional<ProcessVariable> named(String variable) {
    return Arrays.stream(values()).filter(v -> v.variable.equals(variable)).findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(ProcessVariable::variable).toList();
  }
}
