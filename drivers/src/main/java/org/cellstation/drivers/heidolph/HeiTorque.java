package org.cellstation.drivers.heidolph;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.ascii.Decimal;
import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.ascii.TextPort;
import org.cellstation.drivers.bus.Attendance;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.bus.Told;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A Hei-TORQUE overhead stirrer. It wants 100 ms of silence before each command.
///
/// `F` arms its link check: the motor stops after 60 s without any command. It is sent while
/// somebody renews the wanted speed. Because polls alone would hold the link check off as well,
/// this driver stops the motor itself when nobody has renewed the speed for as long. Source:
/// Hei-TORQUE Value series manual p39.
///
/// One that turns otherwise than it was told is asked what it is set to, and told again when it has
/// lost that. One that a person has stopped by its knob says so and stays stopped.
public final class HeiTorque extends PolledInstrument {
  private static final System.Logger LOG = System.getLogger(HeiTorque.class.getName());
  private static final Duration LINK_CHECK = Duration.ofSeconds(60);
  private static final String WELL = "No Error!";
  private static final String STOPPED_BY_HAND = "Stopped Manually!";

  /// So far from what it was told it may turn before it is asked why: in rpm, and as a part.
  private static final double SLACK_RPM = 5;

  private static final double SLACK_PART = 0.05;

  private final TextPort port;
  private final TextPort setPort;
  private final Tag speedTag;
  private final Tag torqueTag;
  private final Tag temperatureTag;
  private final Attendance attendance = new Attendance(LINK_CHECK);
  private final Told told = new Told("speed", "rpm");
  private String lastFault = WELL;
  private boolean abandoned;

  /// @param max largest speed, rpm
  public HeiTorque(String id, int max, Timing timing) {
    super(
        id,
        timing,
        List.of(
            new Signal("speed", "rpm"),
            new Signal("torque", "Ncm"),
            new Signal("temperature", "degC")),
        List.of(new Setting("speed", "rpm", 0, max, Duration.ZERO)));
    this.port = new TextPort(id, "\r\n", LineFraming.LF, timing.timeout());
    this.setPort = new TextPort(id, "\r\n", TwoLines.INSTANCE, timing.timeout());
    this.speedTag = tag("speed");
    this.torqueTag = tag("torque");
    this.temperatureTag = tag("temperature");
  }

  @Override
  public void prepare(Line line) {
    told.forget();
  }

  /// Its name is all it tells: `HT:100P`.
  @Override
  public Identity identify(Line line) throws BusException {
    String name = port.ask(line, "T");
    if (!name.startsWith("HT:") || name.length() == 3) {
      throw port.damaged(line, "T", name);
    }
    return new Identity("Heidolph", "Hei-TORQUE " + name, "", "");
  }

  @Override
  public void feed(Line line) throws BusException {
    abandoned = false;
    attendance.renew(line, id(), "its motor was stopped");
    port.tell(line, "F");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    if (!abandoned && attendance.hasLapsed(line.now())) {
      abandoned = true;
      LOG.log(Level.WARNING, "{0} is stopped: nobody renews its speed any more", id());
      turn(line, 0);
      told.forget();
    }
    String fault = port.ask(line, "f");
    if (!fault.startsWith("FLT: ")) {
      throw port.damaged(line, "f", fault);
    }
    fault = fault.substring("FLT: ".length());
    double rpm = number(line, "r", "RPM:");
    double torque = number(line, "m", "NCM:");
    double celsius = number(line, "t", "TMP:");
    sink.accept(judged(speedTag.good(rpm, line.now()), fault));
    sink.accept(judged(torqueTag.good(torque, line.now()), fault));
    sink.accept(temperatureTag.good(celsius, line.now()));
    report(fault);
    if (fault.equals(WELL)) {
      compare(line, rpm);
    }
  }

  private void compare(Line line, double rpm) throws BusException {
    double held = told.value();
    if (Math.abs(rpm - held) > Math.max(SLACK_RPM, SLACK_PART * held)) {
      held = number(line, "s", "SET:");
    }
    told.compare(held, 0);
  }

  @Override
  public String lost() {
    return told.lost();
  }

  /// A motor stopped by hand is measured well, but does not do what the station wants.
  private static Reading judged(Reading reading, String fault) {
    return switch (fault) {
      case WELL -> reading;
      case STOPPED_BY_HAND -> reading.as(Quality.UNCERTAIN, Cause.SENSOR_FAULT);
      default -> reading.as(Quality.BAD, Cause.SENSOR_FAULT);
    };
  }

  private void report(String fault) {
    if (!fault.equals(lastFault)) {
      Level level = fault.equals(WELL) ? Level.INFO : Level.WARNING;
      LOG.log(level, "{0} reports: {1}", id(), fault);
      lastFault = fault;
    }
  }

  @Override
  public void write(Line line, Setting setting, double rpm) throws BusException {
    told.forget();
    turn(line, Math.round(rpm));
    told.is((double) Math.round(rpm));
  }

  private void turn(Line line, long rpm) throws BusException {
    String command = command(rpm);
    String reply = setPort.ask(line, command);
    int lineEnd = reply.indexOf("\r\n");
    boolean echoed = lineEnd >= 0 && reply.substring(0, lineEnd).equals(command);
    double taken = echoed ? value(reply.substring(lineEnd + 2), "SET:") : Double.NaN;
    if (Double.isNaN(taken)) {
      throw setPort.damaged(line, command, reply);
    }
    if (taken != rpm) {
      throw port.refused(line, command, "set-point not taken: it confirms " + taken + " rpm");
    }
  }

  /// Four digits: `R0500`.
  private static String command(long rpm) {
    String digits = Long.toString(rpm);
    return "R" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private double number(Line line, String command, String name) throws BusException {
    String reply = port.ask(line, command);
    double value = value(reply, name);
    if (Double.isNaN(value)) {
      throw port.damaged(line, command, reply);
    }
    return value;
  }

  /// With or without a blank behind the name: `RPM: 0500`, `SET:0500`.
  private static double value(String reply, String name) {
    if (!reply.startsWith(name)) {
      return Double.NaN;
    }
    byte[] digits = reply.substring(name.length()).strip().getBytes(StandardCharsets.US_ASCII);
    return Decimal.parse(digits, 0, digits.length);
  }
}
