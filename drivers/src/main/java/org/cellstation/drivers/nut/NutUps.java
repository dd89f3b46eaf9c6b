package org.cellstation.drivers.nut;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cellstation.drivers.ascii.Decimal;
import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.ascii.TextPort;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A UPS as a NUT server (upsd) knows it. Only asks: it neither logs in nor shuts anything down.
/// What the server cannot vouch for is bad, never the last that was known.
public final class NutUps extends PolledInstrument {
  private static final String NOT_SUPPORTED = "VAR-NOT-SUPPORTED";

  private final String ups;
  private final TextPort port;
  private final Tag mains;
  private final Tag batteryLow;
  private final Tag replaceBattery;
  private final Tag charge;
  private final Tag runtime;

  /// @param ups its name on the server
  public NutUps(String id, String ups, Timing timing) {
    super(
        id,
        timing,
        List.of(
            new Signal("mains", "1"),
            new Signal("battery low", "1"),
            new Signal("replace battery", "1"),
            new Signal("charge", "%"),
            new Signal("runtime", "s")),
        List.of());
    this.ups = ups;
    this.port = new TextPort(id, "\n", LineFraming.LF, timing.timeout());
    this.mains = tag("mains");
    this.batteryLow = tag("battery low");
    this.replaceBattery = tag("replace battery");
    this.charge = tag("charge");
    this.runtime = tag("runtime");
  }

  @Override
  public Identity identify(Line line) throws BusException {
    return new Identity(
        known(line, "device.mfr"),
        known(line, "device.model"),
        known(line, "device.serial"),
        known(line, "ups.firmware"));
  }

  private String known(Line line, String variable) throws BusException {
    String value = ask(line, variable);
    return value.equals(NOT_SUPPORTED) ? "" : value.strip();
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    status(line, known(line, "ups.status"), sink);
    number(line, charge, "battery.charge", 100, sink);
    number(line, runtime, "battery.runtime", 1e7, sink);
  }

  private void status(Line line, String status, ReadingSink sink) throws BusException {
    boolean onLine = has(status, "OL");
    boolean onBattery = has(status, "OB");
    if (onLine && onBattery) {
      throw port.damaged(line, "ups.status", status);
    }
    // Neither: off, bypass, or the server has not met the UPS yet.
    sink.accept(
        onLine || onBattery
            ? mains.good(onLine ? 1 : 0, line.now())
            : mains.bad(Cause.SENSOR_FAULT, line.now()));
    flag(line, batteryLow, status, "LB", sink);
    flag(line, replaceBattery, status, "RB", sink);
  }

  private static void flag(Line line, Tag tag, String status, String word, ReadingSink sink) {
    sink.accept(
        status.isEmpty()
            ? tag.bad(Cause.SENSOR_FAULT, line.now())
            : tag.good(has(status, word) ? 1 : 0, line.now()));
  }

  /// Whether the word stands among those of a status such as `OB DISCHRG LB`.
  static boolean has(String status, String word) {
    int from = 0;
    while (from <= status.length()) {
      int blank = status.indexOf(' ', from);
      int to = blank < 0 ? status.length() : blank;
      if (to - from == word.length() && status.startsWith(word, from)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }

  private void number(Line line, Tag tag, String variable, double max, ReadingSink sink)
      throws BusException {
    String text = ask(line, variable);
    if (text.equals(NOT_SUPPORTED)) {
      sink.accept(tag.bad(Cause.REFUSED, line.now()));
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    double value = Decimal.parse(bytes, 0, bytes.length);
    if (!(value >= 0 && value <= max)) {
      throw port.damaged(line, variable, text);
    }
    sink.accept(tag.good(value, line.now()));
  }

  /// @return the value, or {@link #NOT_SUPPORTED}
  private String ask(Line line, String variable) throws BusException {
    String question = "GET VAR " + ups + " " + variable;
    String reply = port.ask(line, question);
    String value = NutReply.value(reply, ups, variable);
    if (value != null) {
      return value;
    }
    if (!reply.startsWith("ERR ")) {
      throw port.damaged(line, question, reply);
    }
    String error = reply.substring(4);
    if (error.equals(NOT_SUPPORTED)) {
      return NOT_SUPPORTED;
    }
    throw new BusException.Refused(line.address(), id(), NutReply.words(error, ups));
  }
}
