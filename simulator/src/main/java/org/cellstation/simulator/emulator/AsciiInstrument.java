package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import org.cellstation.simulator.fault.FaultState;

/// One instrument that takes lines of text.
public abstract class AsciiInstrument extends SerialInstrument {
  AsciiInstrument(FaultState faults) {
    super(faults);
  }

  /// The character that ends a command: CR, or the LF after it.
  char terminator() {
    return '\n';
  }

  /// Carries out one line (without its terminator) and writes the whole reply, terminator included.
  abstract void command(String line, Answer answer);

  /// Longest command, without its terminator (NAMUR: 80).
  @Override
  int longestFrame() {
    return 80;
  }

  @Override
  final int frameLength(byte[] in, int length) {
    for (int i = 0; i < length; i++) {
      if (in[i] == terminator()) {
        return i + 1;
      }
    }
    return INCOMPLETE;
  }

  @Override
  final void receive(byte[] in, int length, Answer answer) {
    int from = 0;
    int to = length - 1;
    while (from < to && isLineEnd(in[from])) {
      from++;
    }
    while (to > from && isLineEnd(in[to - 1])) {
      to--;
    }
    command(new String(in, from, to - from, StandardCharsets.ISO_8859_1), answer);
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }

  /// A line that overran the input buffer is unknown as a whole, never half a command.
  @Override
  void overrun(Answer answer) {
    command("?", answer);
  }
}
