package org.cellstation.station.api;

import java.util.Arrays;

/// What a batch is made for. It decides which recipes it may use, and screens and record say it
/// plainly.
public enum Purpose {
  /// Its product may be given to a patient: the recipe has to be effective.
  PATIENT("Patient batch"),
  /// A water run, training, a rehearsal, process development: any valid recipe will do.
  ENGINEERING("ENGINEERING RUN, not for a patient");

  private final String words;

  Purpose(String words) {
    this.words = words;
  }

  /// As an operator reads it.
  public String words() {
    return words;
  }

  /// @param name as the journal holds it. A batch without one comes from a program that knew no
  ///   effective recipes, so that none of its batches was for a patient.
  public static Purpose of(String name) {
    return Arrays.stream(values())
        .filter(purpose -> purpose.name().equals(name))
        .findFirst()
        .orElse(ENGINEERING);
  }
}
