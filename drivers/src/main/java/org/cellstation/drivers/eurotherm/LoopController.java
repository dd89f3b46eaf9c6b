package org.cellstation.drivers.eurotherm;

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

/// A temperature loop of the 2000 or 3000 series. The target set-point is kept in memory that wears
/// out, so one that the controller holds already is not written again. There is no watchdog: when
/// the station falls silent, the controller keeps its set-point. Source: 2000 series communications
/// handbook HA026230.
public final class LoopController extends PolledInstrument {
  private final Dialect dialect;
  private final double step;
  private final Tag temperatureTag;
  private final Tag setPointTag;
  private final Tag workingTag;
  private final Tag outputTag;
  private final Told told = new Told("set-point", "degC");

  private LoopController(
      String id, Dialect dialect, int decimals, double min, double max, Timing timing) {
    super(
        id,
        timing,
        List.of(
            new Signal("temperature", "degC"),
            new Signal("setpoint", "degC"),
            new Signal("working setpoint", "degC"),
            new Signal("output", "%")),
        List.of(new Setting("setpoint", "degC", min, max, Duration.ZERO)));
    this.dialect = dialect;
    this.step = 1 / Math.pow(10, decimals);
    this.temperatureTag = tag("temperature");
    this.setPointTag = tag("setpoint");
    this.workingTag = tag("working setpoint");
    this.outputTag = tag("output");
  }

  /// @param address 1 .. 254
  /// @param decimals 0 .. 2, as the controller displays the temperature
  /// @param min smallest set-point, degC
  /// @param max largest set-point, degC
  public static LoopController modbus(
      String id, int address, int decimals, double min, double max, Timing timing) {
    Dialect dialect = new ModbusDialect(id, address, Math.pow(10, decimals), timing.timeout());
    return new LoopController(id, dialect, decimals, min, max, timing);
  }

  /// @param address 0 .. 99
  /// @param decimals 0 .. 2, as the controller displays the temperature
  /// @param min smallest set-point, degC
  /// @param max largest set-point, degC
  public static LoopController bisynch(
      String id, int address, int decimals, double min, double max, Timing timing) {
    Dialect dialect = new BisynchDialect(id, address, decimals, timing.timeout());
    return new LoopController(id, dialect, decimals, min, max, timing);
  }

  @Override
  public void prepare(Line line) {
    told.forget();
  }

  /// It tells no name. A loop whose target lies within the limits that it reports is taken for one.
  @Override
  public Identity identify(Line line) throws BusException {
    double lowest = dialect.read(line, Parameter.LOWEST_SET_POINT);
    double highest = dialect.read(line, Parameter.HIGHEST_SET_POINT);
    double target = dialect.read(line, Parameter.TARGET_SET_POINT);
    if (!(lowest < highest && target >= lowest && target <= highest)) {
      throw new BusException.DamagedReply(
          line.address(),
          id(),
          "not a Eurotherm loop: set-point "
              + target
              + ", its limits "
              + lowest
              + " .. "
              + highest);
    }
    return new Identity("Eurotherm", "2000/3000 series", "", "");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    LoopState state = dialect.state(line);
    boolean broken = dialect.sensorIsBroken(line);
    Instant now = line.now();
    sink.accept(temperature(state.processValue(), broken, now));
    sink.accept(setPointTag.good(state.targetSetPoint(), now));
    sink.accept(workingTag.good(state.workingSetPoint(), now));
    sink.accept(outputTag.good(state.output(), now));
    told.compare(state.targetSetPoint(), tolerance());
  }

  @Override
  public String lost() {
    return told.lost();
  }

  /// It keeps a set-point as finely as it displays it.
  private double tolerance() {
    return 0.501 * step;
  }

  private Reading temperature(double celsius, boolean broken, Instant now) {
    return broken
        ? temperatureTag.bad(celsius, Cause.SENSOR_FAULT, now)
        : temperatureTag.good(celsius, now);
  }

  @Override
  public void write(Line line, Setting setting, double celsius) throws BusException {
    told.forget();
    if (dialect.isManual(line)) {
      throw new BusException.Refused(
          line.address(),
          id(),
          "set-point not taken: the controller is in manual mode; switch it to automatic");
    }
    if (!holds(line, celsius)) {
      dialect.write(line, Parameter.TARGET_SET_POINT, celsius);
      checkTaken(line, celsius);
    }
    told.is(celsius);
  }

  private void checkTaken(Line line, double celsius) throws BusException {
    if (!holds(line, celsius)) {
      throw new BusException.Refused(
          line.address(),
          id(),
          "set-point not taken: sent "
              + celsius
              + " degC, reads "
              + dialect.read(line, Parameter.TARGET_SET_POINT));
    }
  }

  private boolean holds(Line line, double celsius) throws BusException {
    double held = dialect.read(line, Parameter.TARGET_SET_POINT);
    return Math.abs(held - celsius) <= tolerance();
  }
}
