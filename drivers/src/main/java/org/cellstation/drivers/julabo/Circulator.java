package org.cellstation.drivers.julabo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.bus.Told;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A circulator for jacket or bag. It answers no command, so each is verified by a question; what
/// was wrong with one is told by `status` alone, and in local operation every command is wrong.
/// There is no watchdog here: when the station falls silent, the circulator keeps its set-point.
/// Source: Julabo operating manuals CF31, FL1201, MAGIO, interface commands and status messages.
public final class Circulator extends PolledInstrument {
  private static final String BATH = "in_pv_00";
  private static final String HEATER = "in_pv_01";
  private static final String EXTERNAL = "in_pv_02";
  private static final String SET_POINT = "in_sp_00";
  private static final String RUNNING = "in_mode_05";
  private static final String STATUS = "status";
  private static final String VERSION = "version";

  /// Old models print one decimal, new ones two.
  private static final double HALF_A_STEP = 0.051;

  private static final int WORKING_SENSOR_ALARM = -5;

  /// Below this, status messages are about commands and not about the circulator.
  private static final int LAST_ALARM = -7;

  private final double min;
  private final double max;
  private final CirculatorPort port;
  private final Tag bathTag;
  private final Tag externalTag;
  private final Tag setPointTag;
  private final Tag heaterTag;
  private final Tag statusTag;
  private final Told told = new Told("set-point", "degC");

  /// @param address 1 .. 127 on RS-485, 0 where it is alone on RS-232
  /// @param min smallest set-point, degC
  /// @param max largest set-point, degC
  public Circulator(String id, int address, double min, double max, Timing timing) {
    super(
        id,
        timing,
        List.of(
            new Signal("bath", "degC"),
            new Signal("external", "degC"),
            new Signal("setpoint", "degC"),
            new Signal("heater", "%"),
            new Signal("status", "1")),
        List.of(new Setting("setpoint", "degC", min, max, Duration.ZERO)));
    this.min = min;
    this.max = max;
    this.port = new CirculatorPort(id, prefix(address), timing.timeout());
    this.bathTag = tag("bath");
    this.externalTag = tag("external");
    this.setPointTag = tag("setpoint");
    this.heaterTag = tag("heater");
    this.statusTag = tag("status");
  }

  private static String prefix(int address) {
    return address == 0 ? "" : "A%03d_".formatted(address);
  }

  /// `JULABO CRYOCOMPACT CF31 VERSION 5.0`.
  @Override
  public Identity identify(Line line) throws BusException {
    String reply = port.ask(line, VERSION);
    int version = reply.indexOf(" VERSION ");
    if (!reply.startsWith("JULABO ") || version < 0) {
      throw port.damaged(line, VERSION, reply);
    }
    return new Identity(
        "Julabo",
        reply.substring("JULABO ".length(), version).strip(),
        "",
        reply.substring(version + " VERSION ".length()).strip());
  }

  /// Starts it. A set-point left over from other work, a cleaning for example, is first brought
  /// back to what is allowed here.
  @Override
  public void prepare(Line line) throws BusException {
    told.forget();
    double held = port.number(line, SET_POINT);
    if (held < min - HALF_A_STEP || held > max + HALF_A_STEP) {
      setPoint(line, Math.clamp(held, min, max));
    }
    if (port.number(line, RUNNING) != 1) {
      port.tell(line, "out_mode_05 1");
      if (port.number(line, RUNNING) != 1) {
        throw port.refused(line, "it does not start; " + status(line));
      }
    }
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    String status = port.ask(line, STATUS);
    int code = code(line, status);
    if (port.number(line, RUNNING) != 1 && (code >= 0 || code < LAST_ALARM)) {
      throw port.refused(line, "it has been stopped; it is started again");
    }
    double bath = port.number(line, BATH);
    String external = port.ask(line, EXTERNAL);
    double setPoint = port.number(line, SET_POINT);
    double heater = port.number(line, HEATER);
    Instant now = line.now();
    sink.accept(bath(bath, code, now));
    sink.accept(external(line, external, now));
    sink.accept(setPointTag.good(setPoint, now));
    sink.accept(heaterTag.good(heater, now));
    sink.accept(statusTag.good(code, now));
    told.compare(setPoint, HALF_A_STEP);
  }

  @Override
  public String lost() {
    return told.lost();
  }

  private Reading bath(double celsius, int code, Instant now) {
    if (code == WORKING_SENSOR_ALARM) {
      return bathTag.bad(celsius, Cause.SENSOR_FAULT, now);
    }
    return code < 0 && code >= LAST_ALARM
        ? bathTag.uncertain(celsius, Cause.SENSOR_FAULT, now)
        : bathTag.good(celsius, now);
  }

  /// Without an external sensor there are dashes in place of the digits.
  private Reading external(Line line, String reply, Instant now) throws BusException {
    double celsius = CirculatorPort.parse(reply);
    if (!Double.isNaN(celsius)) {
      return externalTag.good(celsius, now);
    }
    if (!reply.startsWith("--")) {
      throw port.damaged(line, EXTERNAL, reply);
    }
    return externalTag.bad(Cause.SENSOR_FAULT, now);
  }

  /// `03 REMOTE START`, `-08 INVALID COMMAND`.
  private int code(Line line, String status) throws BusException {
    int blank = status.indexOf(' ');
    double code = CirculatorPort.parse(blank < 0 ? status : status.substring(0, blank));
    if (code != Math.rint(code) || Double.isNaN(code)) {
      throw port.damaged(line, STATUS, status);
    }
    return (int) code;
  }

  @Override
  public void write(Line line, Setting setting, double celsius) throws BusException {
    told.forget();
    setPoint(line, celsius);
    told.is(celsius);
  }

  private void setPoint(Line line, double celsius) throws BusException {
    BigDecimal wanted = BigDecimal.valueOf(celsius).setScale(2, RoundingMode.HALF_UP);
    port.tell(line, "out_sp_00 " + wanted.toPlainString());
    double held = port.number(line, SET_POINT);
    if (Math.abs(held - wanted.doubleValue()) > HALF_A_STEP) {
      throw port.refused(
          line,
          "set-point not taken: sent " + wanted + " degC, holds " + held + "; " + status(line));
    }
  }

  /// In the circulator's own words. In local operation every command is refused with -09.
  private String status(Line line) throws BusException {
    String status = port.ask(line, STATUS);
    int code = code(line, status);
    return "its status is "
        + status
        + (code == 0 || code == 1 || code == -9
            ? "; switch it to remote operation at its keypad"
            : "");
  }
}
