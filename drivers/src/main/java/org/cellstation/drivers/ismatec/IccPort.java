package org.cellstation.drivers.ismatec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.cellstation.drivers.ascii.Words;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;

/// The ways in which a Reglo ICC answers: done, yes or no, a flow rate, a line. Anything else is a
/// refusal or damage. Owner thread only.
final class IccPort {
  /// More than one poll's worth of events; a pump that never falls silent must not hold the bus.
  private static final int MOST_READS = 8;

  private final String pump;
  private final Duration timeout;
  private final IccEvents events;
  private final byte[] overheard = new byte[256];

  /// @param pump the instrument's id, for messages
  /// @param timeout for one reply, wall time
  /// @param heard told each event, without `^` and line end
  IccPort(String pump, Duration timeout, Consumer<String> heard) {
    this.pump = pump;
    this.timeout = timeout;
    this.events = new IccEvents(heard);
  }

  static byte[] command(int address, String rest) {
    return (address + rest + "\r").getBytes(StandardCharsets.US_ASCII);
  }

  /// What was under way is lost.
  void forget() {
    events.forget();
  }

  void obey(Line line, byte[] command) throws BusException {
    byte[] reply = exchange(line, command);
    if (reply[0] != '*') {
      throw unexpected(line, command, reply);
    }
  }

  /// @return false when the pump says that its settings do not allow it
  boolean isDone(Line line, byte[] command) throws BusException {
    byte[] reply = exchange(line, command);
    if (reply[0] != '*' && reply[0] != '-') {
      throw unexpected(line, command, reply);
    }
    return reply[0] == '*';
  }

  boolean isTrue(Line line, byte[] question) throws BusException {
    byte[] reply = exchange(line, question);
    if (reply[0] != '+' && reply[0] != '-') {
      throw unexpected(line, question, reply);
    }
    return reply[0] == '+';
  }

  /// Name, firmware and the code of its head: `REGLO ICC 0208 306`, `0114`; older firmwares have no
  /// serial number to tell.
  Identity identify(Line line) throws BusException {
    byte[] command = command(1, "#");
    byte[] reply = exchange(line, command);
    Words words = new Words(reply);
    if (words.count() != 4 || !words.is(0, "REGLO") || !words.is(1, "ICC")) {
      throw unexpected(line, command, reply);
    }
    String head = text(line, command(0, "("));
    return new Identity("Ismatec", "REGLO ICC head " + head, serial(line), words.text(2));
  }

  private String serial(Line line) throws BusException {
    byte[] command = command(1, "xS");
    byte[] reply = exchange(line, command);
    return reply[0] == '#' ? "" : text(line, command, reply);
  }

  /// @return a line without its end
  String text(Line line, byte[] command) throws BusException {
    return text(line, command, exchange(line, command));
  }

  private String text(Line line, byte[] command, byte[] reply) throws BusException {
    if (reply.length < 3 || reply[reply.length - 2] != '\r') {
      throw unexpected(line, command, reply);
    }
    return new String(reply, 0, reply.length - 2, StandardCharsets.ISO_8859_1).strip();
  }

  /// False only where the pump says so: an old one may not know the question.
  boolean addressesChannels(Line line) throws BusException {
    byte[] command = command(1, "~");
    byte[] reply = exchange(line, command);
    return reply[0] == '#' || !text(line, command, reply).equals("0");
  }

  /// @return mL/min
  double rate(Line line, byte[] command) throws BusException {
    byte[] reply = exchange(line, command);
    double rate = FlowNumber.parse(reply, 0);
    if (Double.isNaN(rate)) {
      throw unexpected(line, command, reply);
    }
    return rate;
  }

  BusException.Refused refused(Line line, String what, byte[] command) {
    return new BusException.Refused(line.address(), pump, what + ": " + Bytes.show(command));
  }

  /// Hears first what the pump has said since its last reply.
  ///
  /// @return the reply without events, never empty
  private byte[] exchange(Line line, byte[] command) throws BusException {
    for (int i = 0; i < MOST_READS; i++) {
      int count = line.hear(overheard, 0);
      if (count == 0) {
        break;
      }
      events.part(overheard, count);
    }
    byte[] frame = line.exchange(pump, command, events.framing(), timeout);
    return events.part(frame, frame.length);
  }

  private BusException unexpected(Line line, byte[] command, byte[] reply) {
    return switch (reply[0]) {
      case '#' -> refused(line, "the pump does not accept", command);
      case '-' -> refused(line, "not achievable with its present settings", command);
      default ->
          new BusException.DamagedReply(
              line.address(), pump, Bytes.show(reply) + " to " + Bytes.show(command));
    };
  }
}
