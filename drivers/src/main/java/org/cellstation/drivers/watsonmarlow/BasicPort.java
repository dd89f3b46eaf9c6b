package org.cellstation.drivers.watsonmarlow;

import java.time.Duration;
import java.util.Arrays;
import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.ascii.TextPort;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.Line;

/// The basic protocol of the 323, 505, 520, 530, 620, 630 and 720: pump number, command, carriage
/// return; no checksum. A pump may echo what it hears. Source: 505Di manual p6, 520DuN manual p76,
/// 323Du manual p27.
final class BasicPort implements PumpPort {
  /// An echo is our own line coming back, and the answer comes behind it.
  enum Echoing implements Framing {
    INSTANCE;

    @Override
    public int frameLength(byte[] buffer, int length) {
      return LineFraming.CR.frameLength(buffer, length);
    }

    @Override
    public boolean mayAnswer(byte[] request, byte[] frame) {
      return !Arrays.equals(request, frame);
    }

    /// Some firmwares add a line feed.
    @Override
    public boolean mayFollow(byte next) {
      return next == '\n';
    }
  }

  private static final double STEPS_PER_RPM = 10;

  private final int number;
  private final String address;
  private final TextPort port;

  BasicPort(String id, int address, Duration timeout) {
    this.number = address;
    this.address = Integer.toString(address);
    this.port = new TextPort(id, "\r", Echoing.INSTANCE, timeout);
  }

  @Override
  public void tell(Line line, String command) throws BusException {
    port.tell(line, address + command);
  }

  @Override
  public Speed speed(double rpm) {
    long tenths = Math.round(rpm * STEPS_PER_RPM);
    String text = tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    return new Speed("SP" + text, tenths / STEPS_PER_RPM);
  }

  @Override
  public PumpStatus status(Line line) throws BusException {
    String command = address + "RS";
    String reply = port.ask(line, command);
    PumpStatus status = PumpStatus.ofWords(reply);
    if (status == null) {
      throw port.damaged(line, command, reply);
    }
    int teller = PumpStatus.number(reply);
    if (teller != 0 && teller != number) {
      throw port.damaged(line, command, reply + ", which comes from another pump");
    }
    return status;
  }

  @Override
  public boolean isRunning(Line line) throws BusException {
    String command = address + "ZY";
    String reply = port.ask(line, command);
    return switch (reply) {
      case "1" -> true;
      case "0" -> false;
      default -> throw port.damaged(line, command, reply);
    };
  }
}
