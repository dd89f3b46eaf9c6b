package org.cellstation.station.control;

/// Who sets a loop's output.
public enum LoopMode {
  /// A person, or nobody: the output stays where it is.
  MANUAL,
  /// The control law, towards the set-point.
  AUTO
}
