package org.cellstation.drivers.ascii;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.Line;

/// How a driver talks in lines of text. Owner thread only.
///
/// @param instrument its id, for messages
/// @param ending put behind each command
/// @param framing where a reply ends
/// @param timeout for one reply, wall time
public record TextPort(String instrument, String ending, Framing framing, Duration timeout) {
  /// @return the reply without its line end and the blanks around it
  public String ask(Line line, String command) throws BusException {
    byte[] reply = line.exchange(instrument, bytes(command), framing, timeout);
    return new String(reply, StandardCharsets.ISO_8859_1).strip();
  }

  /// For commands that are never answered.
  public void tell(Line line, String command) throws BusException {
    line.send(instrument, bytes(command));
  }

  private byte[] bytes(String command) {
    return (command + ending).getBytes(StandardCharsets.ISO_8859_1);
  }

  /// @return what to throw when a reply cannot be what was asked for
  public BusException.DamagedReply damaged(Line line, String command, String reply) {
    return new BusException.DamagedReply(
        line.address(),
        instrument,
        Bytes.show(reply.getBytes(StandardCharsets.ISO_8859_1)) + " to " + command);
  }

  /// @return what to throw when the instrument understood and said no
  public BusException.Refused refused(Line line, String command, String why) {
    return new BusException.Refused(line.address(), instrument, why + " to " + command);
  }
}
