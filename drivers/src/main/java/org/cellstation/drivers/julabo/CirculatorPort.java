package org.cellstation.drivers.julabo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cellstation.drivers.ascii.Decimal;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Line;

/// How a circulator is talked to: questions (`in_`) are answered and need 10 ms of rest, commands
/// (`out_`) are not answered and need 250 ms. Owner thread only. Source: Julabo interface command
/// manuals, "Important times for a command transmission".
///
/// @param id the instrument's, for messages
/// @param prefix `A032_` on RS-485, else empty
/// @param timeout for one answer, wall time
record CirculatorPort(String id, String prefix, Duration timeout) {
  /// 250 ms, and the time that the longest command itself takes at 4800 baud.
  private static final Duration REST = Duration.ofMillis(250 + 50);

  String ask(Line line, String question) throws BusException {
    byte[] reply = line.exchange(id, bytes(question), CirculatorFraming.INSTANCE, timeout);
    String text = CirculatorFraming.text(reply);
    return !prefix.isEmpty() && text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  double number(Line line, String question) throws BusException {
    String reply = ask(line, question);
    double value = parse(reply);
    if (Double.isNaN(value)) {
      throw damaged(line, question, reply);
    }
    return value;
  }

  static double parse(String reply) {
    byte[] text = reply.getBytes(StandardCharsets.US_ASCII);
    return Decimal.parse(text, 0, text.length);
  }

  void tell(Line line, String command) throws BusException {
    line.send(id, bytes(command), REST);
  }

  private byte[] bytes(String command) {
    return (prefix + command + "\r").getBytes(StandardCharsets.US_ASCII);
  }

  BusException.DamagedReply damaged(Line line, String question, String reply) {
    return new BusException.DamagedReply(
        line.address(),
        id,
        Bytes.show(reply.getBytes(StandardCharsets.US_ASCII)) + " to " + question);
  }

  BusException.Refused refused(Line line, String why) {
    return new BusException.Refused(line.address(), id, why);
  }
}
