package org.cellstation.station.control;

/// Who sets a loop's output.
public enum LoopMode {
  /// Nobody: the output stays where it was and the loop does nothing until it is put back.
  OUT_OF_SERVICE,
  /// A person: the output stays where it was put.
  MANUAL,
  /// The control law, towards the set-point.
  AUTO,
  /// The control law, towards what the loop's master asks for.
  CASCADE
}
