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
  private final Cable cable;

  public SerialLine(FaultState line, SerialInstrument... instruments) {
    this(line, Arrays.asList(instruments));
  }

  public SerialLine(FaultState line, List<? extends SerialInstrument> instruments) {
    this.line = line;
    cable = new Cable(line);
    this.instruments = List.copyOf(instruments);
    ears = this.instruments.stream().map(Ear::new).toArray(Ear[]::new);
  }

  @Override
  public LineServer session() {
    return new SerialLine(line, instruments);
  }

  @Override
  public boolean present() {
    return !line.has(Fault.VANISHED);
  }

  @Override
  public void receive(byte[] bytes, int offset, int length, ByteSink reply) {
    if (!cable.carries(bytes, offset, length, reply)) {
      for (Ear ear : ears) {
        ear.forget();
      }
      return;
    }
    sayUnasked(reply);
    for (Ear ear : ears) {
      ear.hear(bytes, offset, length, reply);
    }
  }

  @Override
  public void unasked(ByteSink out) {
    cable.chatter(instruments.getFirst(), out);
    sayUnasked(out);
  }

  @Override
  public void seeToPower() {
    for (Ear ear : ears) {
      powered(ear.instrument);
    }
  }

  private void sayUnasked(ByteSink out) {
    for (Ear ear : ears) {
      if (powered(ear.instrument)) {
        answer.clear();
        ear.instrument.unasked(answer);
        send(ear.instrument, out);
      }
    }
  }

  private void send(SerialInstrument instrument, ByteSink reply) {
    cable.send(instrument, instrument.faults(), answer.bytes(), answer.length(), reply);
  }

  private static boolean powered(SerialInstrument instrument) {
    FaultState faults = instrument.faults();
    if (!faults.any()) {
      return true;
    }
    if (faults.takePowerFailure()) {
      instrument.powerUp();
    }
    return faults.powered();
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
          carryOut(frame);
          send(instrument, reply);
        }
        tooLong = false;
        int gone = Math.min(Math.abs(frame), filled);
        System.arraycopy(input, gone, input, 0, filled - gone);
        filled -= gone;
      }
    }

    private void carryOut(int frame) {
      if (!powered(instrument)) {
        return;
      }
      if (instrument.faults().has(Fault.ERROR_REPLY)) {
        instrument.refuse(input, frame, answer);
      } else if (tooLong) {
        instrument.overrun(answer);
      } else {
        instrument.receive(input, frame, answer);
      }
    }
  }
}
