package org.cellstation.simulator.emulator;

import java.util.Arrays;
import java.util.List;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A serial line with one instrument, or with several that hear everything and answer what is
/// addressed to them.
public final class SerialLine implements LineServer {
  private final FaultState line;
  private final List<? extends SerialInstrument> instruments;
  private final Ear[] ears;
  private final Answer answer = new Answer();

  public SerialLine(FaultState line, SerialInstrument... instruments) {
    this(line, Arrays.asList(instruments));
  }

  public SerialLine(FaultState line, List<? extends SerialInstrument> instruments) {
    this.line = line;
    this.instruments = List.copyOf(instruments);
    ears = this.instruments.stream().map(Ear::new).toArray(Ear[]::new);
  }

  @Override
  public LineServer session() {
    return new SerialLine(line, instruments);
  }

  @Override
  public void receive(byte[] bytes, int offset, int length, ByteSink reply) {
    if (line.has(Fault.UNPLUGGED)) {
      for (Ear ear : ears) {
        ear.forget();
      }
      return;
    }
    unasked(reply);
    for (Ear ear : ears) {
      ear.hear(bytes, offset, length, reply);
    }
  }

  @Override
  public void unasked(ByteSink out) {
    for (Ear ear : ears) {
      answer.clear();
      ear.instrument.unasked(answer);
      if (!line.has(Fault.UNPLUGGED)) {
        send(ear.instrument.faults(), out);
      }
    }
  }

  private void send(FaultState faults, ByteSink reply) {
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

  /// What one instrument has heard and not yet understood.
  private final class Ear {
    private final SerialInstrument instrument;
    private final byte[] input;
    private int filled;
    private boolean tooLong;

    Ear(SerialInstrument instrument) {
      this.instrument = instrument;
      // One more than the longest frame, for a terminator.
      input = new byte[instrument.longestFrame() + 1];
    }

    void forget() {
      filled = 0;
      tooLong = false;
    }

    void hear(byte[] bytes, int offset, int length, ByteSink reply) {
      int taken = 0;
      while (taken < length) {
        int room = Math.min(length - taken, input.length - filled);
        System.arraycopy(bytes, offset + taken, input, filled, room);
        filled += room;
        taken += room;
        answerWhatIsWhole(reply);
        if (filled == input.length) {
          filled = 0;
          tooLong = true;
        }
      }
    }

    private void answerWhatIsWhole(ByteSink reply) {
      while (filled > 0) {
        int frame = instrument.frameLength(input, filled);
        if (frame == SerialInstrument.INCOMPLETE || frame > filled) {
          return;
        }
        if (frame > 0) {
          answer.clear();
          if (tooLong) {
            instrument.overrun(answer);
          } else {
            instrument.receive(input, frame, answer);
          }
          send(instrument.faults(), reply);
        }
        tooLong = false;
        int gone = Math.min(Math.abs(frame), filled);
        System.arraycopy(input, gone, input, 0, filled - gone);
        filled -= gone;
      }
    }
  }
}
