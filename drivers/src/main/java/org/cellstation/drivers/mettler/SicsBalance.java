package org.cellstation.drivers.mettler;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.ascii.TextPort;
import org.cellstation.drivers.ascii.Words;
import org.cellstation.drivers.bus.Balance;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Errand;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A balance or weighing platform over MT-SICS level 0 and 1, alone on its port. Asks with `SI`,
/// which answers at once, because `S` waits for a rocking bag to stand still; never with `SIR` or
/// `SR`, which would make the balance speak unasked. Never sends `@`: that would lose the tare. One
/// command at a time, because the balance may drop one that comes before its answer. There is
/// nothing in a balance to watch over, so it has no watchdog.
public final class SicsBalance extends PolledInstrument implements Balance {
  private static final byte[] WEIGH_NOW = "SI\r\n".getBytes(StandardCharsets.US_ASCII);

  /// `Z` and `T` are sent to a weight that stands still only; this is what the balance may take to
  /// make sure of it.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Tag weight;
  private final TextPort port;
  private final TextPort patient;

  public SicsBalance(String id, Timing timing) {
    super(id, timing, List.of(new Signal("weight", "g")), List.of());
    this.weight = tag("weight");
    this.port = new TextPort(id, "\r\n", SicsFraming.INSTANCE, timing.timeout());
    Duration longer = timing.timeout().compareTo(PATIENCE) > 0 ? timing.timeout() : PATIENCE;
    this.patient = new TextPort(id, "\r\n", SicsFraming.INSTANCE, longer);
  }

  @Override
  public Identity identify(Line line) throws BusException {
    return new Identity(
        "Mettler-Toledo", quoted(line, "I2"), quoted(line, "I4"), quoted(line, "I3"));
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    sink.accept(weigh(line));
  }

  private Reading weigh(Line line) throws BusException {
    byte[] reply = line.exchange(id(), WEIGH_NOW, SicsFraming.INSTANCE, timeout());
    return SicsWeight.read(reply, weight, line.now(), line.address(), id());
  }

  @Override
  public Errand<Double> zero() {
    return line -> whenStill(line, "Z");
  }

  @Override
  public Errand<Double> tare() {
    return line -> whenStill(line, "T");
  }

  /// Forgets the tare, whether or not the weight stands still.
  ///
  /// @return an errand that ends with the weight shown, g
  public Errand<Double> clearTare() {
    return line -> {
      obey(line, "TAC");
      return shown(line, "TAC");
    };
  }

  private double whenStill(Line line, String command) throws BusException {
    if (!weigh(line).isGood()) {
      throw port.refused(line, command, "no weight that stands still: nothing was sent");
    }
    obey(line, command);
    return shown(line, command);
  }

  private double shown(Line line, String command) throws BusException {
    Reading now = weigh(line);
    if (Double.isNaN(now.value())) {
      throw port.refused(line, command, "done, but shows no weight (" + now.cause().text() + ")");
    }
    return now.value();
  }

  /// `Z A`, `TAC A`, `T S 100.00 g`; `I` not now, `L` not at all, `+` and `-` out of range.
  private void obey(Line line, String command) throws BusException {
    String reply = patient.ask(line, command);
    if (reply.equals(command + " A") || isTare(reply, command)) {
      return;
    }
    if (reply.startsWith(command + " S Error")) {
      throw port.refused(line, command, "reports a defect: " + reply.substring(4));
    }
    throw switch (reply.substring(Math.min(command.length(), reply.length()))) {
      case " I" -> port.refused(line, command, "cannot now: busy, or the weight does not settle");
      case " L" -> port.refused(line, command, "does not accept");
      case " +" -> port.refused(line, command, "above the range for it");
      case " -" -> port.refused(line, command, "below the range for it");
      default -> general(line, command, reply);
    };
  }

  /// `T S 100.00 g`.
  private static boolean isTare(String reply, String command) {
    Words words = new Words(reply.getBytes(StandardCharsets.US_ASCII));
    return words.count() == 4
        && words.is(0, command)
        && words.is(1, "S")
        && !Double.isNaN(words.decimal(2));
  }

  private BusException general(Line line, String command, String reply) {
    return switch (reply) {
      case "ES", "EL" -> port.refused(line, command, "does not know the command");
      case "ET" -> port.damaged(line, command, "the balance received it damaged: ET");
      default -> port.damaged(line, command, reply);
    };
  }

  /// `I4 A "B021002593"`.
  private String quoted(Line line, String command) throws BusException {
    String reply = port.ask(line, command);
    String head = command + " A \"";
    if (reply.startsWith(head) && reply.endsWith("\"") && reply.length() > head.length()) {
      return reply.substring(head.length(), reply.length() - 1).strip();
    }
    if (reply.equals(command + " I")) {
      throw port.refused(line, command, "busy: cannot tell now");
    }
    throw general(line, command, reply);
  }
}
