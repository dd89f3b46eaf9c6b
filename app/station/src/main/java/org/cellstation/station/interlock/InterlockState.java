package org.cellstation.station.interlock;

/// What a row of the matrix is doing.
public enum InterlockState {
  NORMAL,
  /// The cause is there.
  ACTIVE,
  /// The cause is gone; the effects stay until a person resets the row.
  LATCHED,
  /// A person has set it aside for a time: it has no effect, whatever its cause does.
  BYPASSED
}
