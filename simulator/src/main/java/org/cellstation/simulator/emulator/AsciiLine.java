package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A point-to-point line to one instrument that takes text ended by CR or CR LF.
public final class AsciiLine implements LineServer {
  /// Longest command any of the emulated instruments takes (NAMUR: 80).
  private static final int LONGEST = 80;

  private final AsciiInstrument instrument;
  private final FaultState line;
  private final byte[] input = new byte[LONGEST];
  private final Answer answer = new Answer();
  private int filled;
  private boolean tooLong;

  AsciiLine(FaultState line, AsciiInstrument instrument) {
    this.line = line;
    this.instrument = instrument;
  }

  @Override
  public LineServer session() {
    return new AsciiLine(line, instrument);
  }

  @Override
  public void receive(byte[] bytes, int offset, int length, ByteSink reply) {
    if (line.has(Fault.UNPLUGGED)) {
      filled = 0;
      return;
    }
    unasked(reply);
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      if (b == instrument.terminator()) {
        // A line that overran the input buffer is unknown as a whole, never half a command.
        String command = tooLong ? "?" : new String(input, 0, filled, StandardCharsets.ISO_8859_1);
        filled = 0;
        tooLong = false;
        answer.clear();
        instrument.command(command, answer);
        send(reply);
      } else if (b != '\r' && b != '\n') {
        if (filled == LONGEST) {
          tooLong = true;
        } else {
          input[filled++] = b;
        }
      }
    }
  }

  @Override
  public void unasked(ByteSink out) {
    answer.clear();
    instrument.unasked(answer);
    if (!line.has(Fault.UNPLUGGED)) {
      send(out);
    }
  }

  private void send(ByteSink reply) {
    FaultState faults = instrument.faults();
    if (answer.length() == 0 || faults.has(Fault.SILENT)) {
      return;
    }
    if (faults.has(Fault.BAD_CRC)) {
      answer.bytes()[0] ^= (byte) 0x80;
    }
    if (faults.has(Fault.LATE)) {
      reply.writeLate(answer.bytes(), 0, answer.length());
    } else {
      reply.write(answer.bytes(), 0, answer.length());
    }
  }
}
