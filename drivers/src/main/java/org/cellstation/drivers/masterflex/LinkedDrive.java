package org.cellstation.drivers.masterflex;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.ascii.Decimal;
import org.cellstation.drivers.bus.Attendance;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.RotorScale;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A Masterflex L/S drive (7550, 77301 families) on the Linkable Instrument Network.
///
/// It powers up stopped and without a number: when it does not answer to its number, the next
/// attempt asks on the line who has none (ENQ) instead, and numbers the one that answers. Of
/// several drives on a line the first without a number answers, whichever that is, so there it is
/// only told: a pump must not run for another one. It acknowledges a start with NAK at times and
/// runs all the same, so what counts is its status and its speed as read back. Source: manuals
/// 200943 p15 and 209985 p18.
///
/// It has no watchdog: when the station or the cable dies it runs on, and only an interlock in
/// hardware can stop it. While the bus lives but nobody renews its setting, this driver stops it
/// after a minute.
public final class LinkedDrive extends PolledInstrument {
  private static final System.Logger LOG = System.getLogger(LinkedDrive.class.getName());
  private static final Duration LEFT_ALONE = Duration.ofSeconds(60);
  private static final byte[] WHO_HAS_NO_NUMBER = {LinkFraming.ENQ};
  private static final double TOLERANCE_RPM = 0.051;

  private final String name;
  private final RotorScale scale;
  private final boolean clockwise;
  private final Tag tag;
  private final Tag totalTag;
  private final Attendance attendance = new Attendance(LEFT_ALONE);
  private boolean alone = true;
  private boolean enquire;
  private boolean abandoned;

  /// @param number of the drive on the line, 1 .. 89
  /// @param clockwise which way it pumps
  public LinkedDrive(String id, int number, RotorScale scale, boolean clockwise, Timing timing) {
    super(id, timing, signals(scale), scale.settings());
    this.name = "P" + (number < 10 ? "0" : "") + number;
    this.scale = scale;
    this.clockwise = clockwise;
    this.tag = tag(scale.name());
    this.totalTag = tag("total");
  }

  /// The cumulative revolutions count what was moved, whoever started the drive.
  private static List<Instrument.Signal> signals(RotorScale scale) {
    List<Instrument.Signal> signals = new ArrayList<>(scale.signals());
    signals.add(new Instrument.Signal("total", scale.unit().equals("rpm") ? "rev" : "mL"));
    return signals;
  }

  private byte[] frame(String command) {
    byte[] text = (" " + name + command + "\r").getBytes(StandardCharsets.US_ASCII);
    text[0] = LinkFraming.STX;
    return text;
  }

  @Override
  public void share(List<Instrument> members) {
    alone = members.stream().filter(LinkedDrive.class::isInstance).count() <= 1;
  }

  /// Gives the drive its number again where it has lost it, and takes it into remote operation. A
  /// dead drive costs its neighbours one timeout at each attempt.
  @Override
  public void prepare(Line line) throws BusException {
    if (enquire) {
      enquire = false;
      number(line);
    } else {
      try {
        status(line);
      } catch (BusException.NoReply silent) {
        enquire = true;
        throw silent;
      }
    }
    obey(line, "R");
  }

  private void number(Line line) throws BusException {
    unnumberedModel(line);
    if (!alone) {
      throw refused(
          line,
          "a drive on this line has lost its number, and which one cannot be told because several"
              + " are configured on it: number it by hand, or give each drive a line of its own");
    }
    obey(line, "");
    LOG.log(Level.INFO, "{0} has taken its number {1} again", id(), name);
  }

  /// Also finds a drive that has no number yet, and leaves it without.
  @Override
  public Identity identify(Line line) throws BusException {
    try {
      status(line);
      return new Identity("Masterflex", "L/S linkable", "", "");
    } catch (BusException.NoReply unnumbered) {
      return new Identity("Masterflex", "L/S linkable model " + unnumberedModel(line), "", "");
    }
  }

  /// @return the digit in `P?x`
  private String unnumberedModel(Line line) throws BusException {
    String reply = exchange(line, WHO_HAS_NO_NUMBER);
    if (!reply.startsWith("P?") || reply.length() > 4) {
      throw damaged(line, WHO_HAS_NO_NUMBER, reply);
    }
    return reply.substring(2);
  }

  @Override
  public void feed(Line line) throws BusException {
    abandoned = false;
    attendance.renew(line, id(), "it was stopped");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    DriveStatus status = status(line);
    if (status == DriveStatus.RUNNING && !abandoned && attendance.hasLapsed(line.now())) {
      abandoned = true;
      LOG.log(Level.WARNING, "{0} is stopped: nobody renews its setting any more", id());
      halt(line);
      status = DriveStatus.STOPPED;
    }
    double rpm = status == DriveStatus.RUNNING ? speed(line) : 0;
    double forward = clockwise ? rpm : -rpm;
    sink.accept(tag.good(scale.value(forward) + 0.0, line.now()));
    double revolutions = number(line, "C");
    sink.accept(totalTag.good(scale.value(revolutions), line.now()));
  }

  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    if (value == 0) {
      halt(line);
      return;
    }
    double rpm = Math.round(scale.rpm(value) * 10) / 10.0;
    if (rpm == 0) {
      throw refused(line, value + " " + setting.unit() + " is less than it can turn");
    }
    exchange(line, frame("S" + (clockwise ? "+" : "-") + digits(rpm) + "G0"));
    double taken = speed(line);
    if (!(Math.abs(taken - (clockwise ? rpm : -rpm)) <= TOLERANCE_RPM)) {
      throw refused(line, "set-point not taken: sent " + rpm + " rpm, reads " + taken);
    }
    if (status(line) != DriveStatus.RUNNING) {
      throw refused(line, "did not start");
    }
  }

  private static String digits(double rpm) {
    return rpm == Math.rint(rpm) ? Long.toString((long) rpm) : Double.toString(rpm);
  }

  private void halt(Line line) throws BusException {
    exchange(line, frame("H"));
    if (status(line) == DriveStatus.RUNNING) {
      throw refused(line, "did not stop");
    }
  }

  /// Signed: clockwise is positive.
  private double speed(Line line) throws BusException {
    return number(line, "S");
  }

  /// A reply of the letter asked for and a number.
  private double number(Line line, String letter) throws BusException {
    byte[] request = frame(letter);
    String reply = exchange(line, request);
    byte[] text = reply.getBytes(StandardCharsets.US_ASCII);
    double value = reply.startsWith(letter) ? Decimal.parse(text, 1, text.length) : Double.NaN;
    if (Double.isNaN(value)) {
      throw damaged(line, request, reply);
    }
    return value;
  }

  private DriveStatus status(Line line) throws BusException {
    byte[] request = frame("I");
    String reply = exchange(line, request);
    DriveStatus status = DriveStatus.of(reply, name);
    if (status == null) {
      throw damaged(line, request, reply);
    }
    return status;
  }

  private void obey(Line line, String command) throws BusException {
    byte[] request = frame(command);
    byte[] reply = line.exchange(id(), request, LinkFraming.INSTANCE, timeout());
    if (reply[0] == LinkFraming.NAK) {
      throw refused(line, "it does not accept " + Bytes.show(request));
    }
    if (reply[0] != LinkFraming.ACK) {
      throw damaged(line, request, Bytes.show(reply));
    }
  }

  /// @return the text between STX and carriage return, empty for ACK and NAK
  private String exchange(Line line, byte[] request) throws BusException {
    byte[] reply = line.exchange(id(), request, LinkFraming.INSTANCE, timeout());
    return reply.length == 1
        ? ""
        : new String(reply, 1, reply.length - 2, StandardCharsets.US_ASCII);
  }

  private BusException.DamagedReply damaged(Line line, byte[] request, String reply) {
    return new BusException.DamagedReply(
        line.address(), id(), "\"" + reply + "\" to " + Bytes.show(request));
  }

  private BusException.Refused refused(Line line, String why) {
    return new BusException.Refused(line.address(), id(), why);
  }
}
