package org.cellstation.drivers.probe;

import java.util.List;

/// A place on a line where something answers.
///
/// @param link address with the parameters at which it answered, as a configuration writes it
/// @param address on the line, empty where it is alone or does not say
/// @param candidates who it can be: one when it is named, none when it is unknown
/// @param remark for people, empty when there is nothing to add
public record Find(
    String link, String address, Certainty certainty, List<Candidate> candidates, String remark) {
  /// What may be said of it.
  public enum Certainty {
    /// It told who it is.
    NAMED,
    /// It answers like these models do, but others may as well.
    LIKE,
    /// Something answers.
    UNKNOWN
  }

  public Find {
    candidates = List.copyOf(candidates);
  }

  public boolean isNamed() {
    return certainty == Certainty.NAMED;
  }
}
