package org.cellstation.simulator.fault;

import org.jspecify.annotations.Nullable;

/// Truths of the plant that a scenario can wait for.
public enum Watched {
  VIABLE("viable", "1e6/mL"),
  VIABILITY("viability", "%"),
  GLUCOSE("glucose", "mM"),
  LACTATE("lactate", "mM"),
  GLUTAMINE("glutamine", "mM"),
  AMMONIUM("ammonium", "mM"),
  ACIDITY("pH", "pH"),
  OXYGEN("dissolved oxygen", "%"),
  CARBON_DIOXIDE("carbon dioxide", "mmHg"),
  TEMPERATURE("temperature", "degC"),
  VOLUME("volume", "mL"),
  OXYGEN_UPTAKE("oxygen uptake", "mM/h");

  private final String text;
  private final String unit;

  Watched(String text, String unit) {
    this.text = text;
    this.unit = unit;
  }

  /// The name in scenario files.
  public String text() {
    return text;
  }

  public String unit() {
    return unit;
  }

  /// @return null where there is none of that name
  public static @Nullable Watched named(String text) {
    for (Watched watched : values()) {
      if (watched.text.equals(text)) {
        return watched;
      }
    }
    return null;
  }
}
