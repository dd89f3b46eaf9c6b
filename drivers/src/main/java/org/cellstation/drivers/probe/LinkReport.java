package org.cellstation.drivers.probe;

import java.util.List;

/// What a search has made of one line.
///
/// @param detail why it could not be searched, or what else there is to say; empty when nothing
public record LinkReport(Target target, Outcome outcome, List<Find> finds, String detail) {
  /// How the search of a line ended.
  public enum Outcome {
    /// To its end.
    SEARCHED,
    /// It cannot be opened.
    UNUSABLE,
    /// Before its end: stopped, or the line went away.
    BROKEN_OFF
  }

  public LinkReport {
    finds = List.copyOf(finds);
  }
}
