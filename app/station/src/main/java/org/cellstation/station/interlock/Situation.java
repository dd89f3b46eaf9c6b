package org.cellstation.station.interlock;

import java.util.Optional;

/// What a unit can be in the middle of.
public enum Situation {
  ALWAYS("always"),
  /// Temperature, gas and agitation are on.
  LIFE_SUPPORT("life support"),
  /// Cells are in the unit.
  CULTURE("culture"),
  NO_CULTURE("no culture"),
  NO_BATCH("no batch"),
  /// The procedure of the batch is HELD.
  HELD("held");

  private final String text;

  Situation(String text) {
    this.text = text;
  }

  /// As it is written in a configuration.
  public String text() {
    return text;
  }

  public static Optional<Situation> of(String text) {
    for (Situation situation : values()) {
      if (situation.text.equals(text)) {
        return Optional.of(situation);
      }
    }
    return Optional.empty();
  }
}
