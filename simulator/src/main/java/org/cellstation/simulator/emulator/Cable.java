package org.cellstation.simulator.emulator;

import java.util.Arrays;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// What one client's requests and answers go through: here the faults of a line, and those of an
/// instrument that are about bytes, do their harm, whatever the protocol. Called by the thread that
/// serves the line.
final class Cable {
  private static final byte[] NOTHING = {};

  private final FaultState line;
  private byte[] before = NOTHING;
  private int spoiled;
  private boolean cut;

  Cable(FaultState line) {
    this.line = line;
  }

  /// Lets a piece of a request through, or not.
  ///
  /// @return false when the instruments do not hear it
  boolean carries(byte[] bytes, int offset, int length, ByteSink reply) {
    if (!line.any()) {
      cut = false;
      return true;
    }
    if (line.has(Fault.VANISHED)) {
      if (cut) {
        reply.hangUp();
      }
      return !cut;
    }
    cut = false;
    if (line.has(Fault.ECHO)) {
      reply.write(bytes, offset, length);
    }
    return !line.has(Fault.UNPLUGGED);
  }

  /// Sends an instrument's answer as its faults and those of the line allow.
  ///
  /// @param frame may be changed
  void send(Envelope envelope, FaultState instrument, byte[] frame, int length, ByteSink reply) {
    if (length == 0) {
      return;
    }
    if (!instrument.any() && !line.any()) {
      reply.write(frame, 0, length);
      return;
    }
    if (!gone(instrument)) {
      harm(envelope, instrument, frame, length, reply);
    }
  }

  private boolean gone(FaultState instrument) {
    return instrument.has(Fault.SILENT)
        || !instrument.powered()
        || line.has(Fault.UNPLUGGED)
        || cut;
  }

  private void harm(
      Envelope envelope, FaultState instrument, byte[] frame, int length, ByteSink reply) {
    byte[] foreign = line.has(Fault.FOREIGN_TRAFFIC) ? envelope.foreign(frame, length) : NOTHING;
    if (either(instrument, Fault.WRONG_ID)) {
      envelope.readdress(frame, length);
    }
    if (either(instrument, Fault.BAD_CRC)) {
      envelope.spoil(frame, length, spoiled++);
    }
    byte[] sent = Arrays.copyOf(frame, length);
    if (either(instrument, Fault.TRUNCATED)) {
      sent = Arrays.copyOf(frame, length / 2);
    } else if (either(instrument, Fault.TWO_FRAMES)) {
      byte[] first = before.length == 0 ? sent : before;
      before = sent;
      sent = joined(first, sent);
    } else {
      before = NOTHING;
    }
    deliver(joined(foreign, sent), instrument, reply);
  }

  private void deliver(byte[] sent, FaultState instrument, ByteSink reply) {
    if (line.has(Fault.VANISHED)) {
      cut = true;
      reply.write(sent, 0, sent.length / 2);
      reply.hangUp();
    } else if (either(instrument, Fault.LATE)) {
      reply.writeLate(sent, 0, sent.length);
    } else if (either(instrument, Fault.BYTE_BY_BYTE)) {
      reply.writeSlowly(sent, 0, sent.length);
    } else {
      reply.write(sent, 0, sent.length);
    }
  }

  /// What others say on the line while nobody is asked.
  void chatter(Envelope envelope, ByteSink out) {
    if (line.any() && line.has(Fault.FOREIGN_TRAFFIC) && !line.has(Fault.UNPLUGGED) && !cut) {
      byte[] foreign = envelope.foreign(NOTHING, 0);
      out.write(foreign, 0, foreign.length);
    }
  }

  private boolean either(FaultState instrument, Fault fault) {
    return instrument.has(fault) || line.has(fault);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
