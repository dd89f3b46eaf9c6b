package org.cellstation.drivers.ismatec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.cellstation.drivers.ascii.Words;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;

/// The three ways in which a Reglo ICC answers: done, yes or no, a flow rate. Anything else is a
/// refusal or damage.
///
/// @param pump the instrument's id, for messages
/// @param timeout for one reply, wall time
record IccPort(String pump, Duration timeout) {
  static byte[] command(int address, String rest) {
    return (address + rest + "\r").getBytes(StandardCharsets.US_ASCII);
  }

  void obey(Line line, byte[] command) throws BusException {
    byte[] reply = exchange(line, command);
    int at = IccFraming.payload(reply);
    if (reply[at] != '*') {
      throw unexpected(line, command, reply, at);
    }
  }

  boolean isTrue(Line line, byte[] question) throws BusException {
    byte[] reply = exchange(line, question);
    int at = IccFraming.payload(reply);
    if (reply[at] != '+' && reply[at] != '-') {
      throw unexpected(line, question, reply, at);
    }
    return reply[at] == '+';
  }

  /// Name, firmware and head code, for example `REGLO ICC 0208 306`.
  Identity identify(Line line) throws BusException {
    byte[] command = command(1, "#");
    byte[] reply = exchange(line, command);
    int at = IccFraming.payload(reply);
    Words words = new Words(Arrays.copyOfRange(reply, at, reply.length));
    if (words.count() != 4 || !words.is(0, "REGLO") || !words.is(1, "ICC")) {
      throw unexpected(line, command, reply, at);
    }
    return new Identity("Ismatec", "REGLO ICC", "", words.text(2));
  }

  /// @return mL/min
  double rate(Line line, byte[] command) throws BusException {
    byte[] reply = exchange(line, command);
    int at = IccFraming.payload(reply);
    double rate = FlowNumber.parse(reply, at);
    if (Double.isNaN(rate)) {
      throw unexpected(line, command, reply, at);
    }
    return rate;
  }

  BusException.Refused refused(Line line, String what, byte[] command) {
    return new BusException.Refused(line.address(), pump, what + ": " + Bytes.show(command));
  }

  private byte[] exchange(Line line, byte[] command) throws BusException {
    return line.exchange(pump, command, IccFraming.INSTANCE, timeout);
  }

  private BusException unexpected(Line line, byte[] command, byte[] reply, int at) {
    return switch (reply[at]) {
      case '#' -> refused(line, "the pump does not accept", command);
      case '-' -> refused(line, "not achievable with its present settings", command);
      default ->
          new BusException.DamagedReply(
              line.address(), pump, Bytes.show(reply) + " to " + Bytes.show(command));
    };
  }
}
