package org.cellstation.simulator;

/// A tube that is welded from the harvest pump of one unit to the inoculum port of another.
///
/// @param from the unit whose pump drives
/// @param to the unit that it comes to
public record TransferLine(String from, String to) {
  public TransferLine {
    if (from.equals(to)) {
      throw new IllegalArgumentException("a line from " + from + " to itself");
    }
  }

  /// Where it can be made to fail.
  public String site() {
    return from + " to " + to;
  }
}
