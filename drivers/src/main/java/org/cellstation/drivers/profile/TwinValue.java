package org.cellstation.drivers.profile;

/// What a simulated twin gives for one value. Numbers are in the unit of the signal; of a register
/// without signal, as they stand in the register.
public sealed interface TwinValue {
  record Constant(double value) implements TwinValue {}

  /// For what is text: a serial number, a status word.
  record Words(String text) implements TwinValue {}

  record Sine(double mean, double amplitude, double periodSeconds) implements TwinValue {}

  /// Goes to a setting's value as a first-order lag does.
  record Follows(String setting, double start, double timeConstantSeconds) implements TwinValue {}
}
