package org.cellstation.drivers.mettler;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.ascii.TextPort;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A balance or weighing platform. Asks with `SI`, which answers at once, because `S` waits for a
/// rocking bag to stand still. Never sends `@`: that would lose the tare.
public final class SicsBalance extends PolledInstrument {
  private static final byte[] WEIGH_NOW = "SI\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Tag weight;
  private final TextPort port;

  public SicsBalance(String id, Timing timing) {
    super(id, timing, List.of(new Signal("weight", "g")), List.of());
    this.weight = tag("weight");
    this.port = new TextPort(id, "\r\n", LineFraming.LF, timing.timeout());
  }

  @Override
  public Identity identify(Line line) throws BusException {
    return new Identity(
        "Mettler-Toledo", quoted(line, "I2"), quoted(line, "I4"), quoted(line, "I3"));
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    byte[] reply = line.exchange(id(), WEIGH_NOW, LineFraming.LF, timeout());
    sink.accept(SicsWeight.read(reply, weight, line.now(), line.address(), id()));
  }

  /// `I4 A "B021002593"`.
  private String quoted(Line line, String command) throws BusException {
    String reply = port.ask(line, command);
    String head = command + " A \"";
    if (!reply.startsWith(head) || !reply.endsWith("\"") || reply.length() <= head.length()) {
      throw port.damaged(line, command, reply);
    }
    return reply.substring(head.length(), reply.length() - 1);
  }
}
