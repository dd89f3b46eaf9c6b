package org.cellstation.simulator.emulator;

import org.cellstation.simulator.fault.FaultState;

/// One instrument that takes lines of text.
abstract class AsciiInstrument {
  private final FaultState faults;

  AsciiInstrument(FaultState faults) {
    this.faults = faults;
  }

  final FaultState faults() {
    return faults;
  }

  /// The character that ends a command: CR, or the LF after it.
  char terminator() {
    return '\n';
  }

  /// Carries out one line (without its terminator) and writes the whole reply, terminator included.
  abstract void command(String line, Answer answer);

  /// Writes what has to be said without having been asked.
  void unasked(Answer answer) {}
}
