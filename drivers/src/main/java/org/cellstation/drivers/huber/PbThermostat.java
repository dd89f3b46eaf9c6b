package org.cellstation.drivers.huber;

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

/// A thermostat for jacket or bag over PB commands, on a serial port or TCP 8101 (one client at a
/// time). Temperatures are in hundredths of a degree, two's complement. There is no watchdog: when
/// the station falls silent, the thermostat keeps its set-point; its own over-temperature limits
/// are what protects the culture then. Source: PB commands handbook V1.2.0.
public final class PbThermostat extends PolledInstrument {
  private static final double STEPS_PER_KELVIN = 100;

  private static final double HALF_A_STEP = 0.00501;

  /// What some models report instead of "not available" for a sensor that is not connected.
  private static final int NO_SENSOR = -151_00;

  /// Status, lowest bit first.
  private static final int CONTROLLING = 1;

  private static final int CIRCULATING = 1 << 1;
  private static final int ERROR_PENDING = 1 << 8;

  private static final int ON = 1;

  private final double min;
  private final double max;
  private final Tag bathTag;
  private final Tag processTag;
  private final Tag setPointTag;
  private final Tag pressureTag;
  private final Tag powerTag;
  private final Tag errorTag;
  private final Tag warningTag;
  private final Told told = new Told("set-point", "degC");

  /// @param min smallest set-point, degC
  /// @param max largest set-point, degC
  public PbThermostat(String id, double min, double max, Timing timing) {
    super(
        id,
        timing,
        List.of(
            new Signal("bath", "degC"),
            new Signal("process", "degC"),
            new Signal("setpoint", "degC"),
            new Signal("pump pressure", "mbar"),
            new Signal("power", "W"),
            new Signal("error", "1"),
            new Signal("warning", "1")),
        List.of(new Setting("setpoint", "degC", min, max, Duration.ZERO)));
    this.min = min;
    this.max = max;
    this.bathTag = tag("bath");
    this.processTag = tag("process");
    this.setPointTag = tag("setpoint");
    this.pressureTag = tag("pump pressure");
    this.powerTag = tag("power");
    this.errorTag = tag("error");
    this.warningTag = tag("warning");
  }

  private int read(Line line, PbCommand variable) throws BusException {
    return variable.read(line, id(), timeout());
  }

  /// The serial number is two words, the upper one first.
  @Override
  public Identity identify(Line line) throws BusException {
    int high = read(line, PbCommand.SERIAL_HIGH);
    int low = read(line, PbCommand.SERIAL_LOW);
    boolean known = high != PbCommand.NOT_AVAILABLE && low != PbCommand.NOT_AVAILABLE;
    String serial = known ? Integer.toUnsignedString((high << 16) | (low & 0xFFFF)) : "";
    String name = LaiName.INSTANCE.ask(line, id(), timeout());
    return new Identity("Huber", name.isEmpty() ? "PB thermostat" : name, serial, "");
  }

  /// Starts circulation and temperature control. A set-point left over from other work, a cleaning
  /// for example, is first brought back to what is allowed here.
  @Override
  public void prepare(Line line) throws BusException {
    told.forget();
    double held = read(line, PbCommand.SET_POINT) / STEPS_PER_KELVIN;
    if (held < min || held > max) {
      setPoint(line, Math.clamp(held, min, max));
    }
    switchOn(line, PbCommand.CIRCULATION, "circulation");
    switchOn(line, PbCommand.TEMPERATURE_CONTROL, "temperature control");
  }

  private void switchOn(Line line, PbCommand variable, String what) throws BusException {
    if (variable.write(line, id(), ON, timeout()) != ON) {
      throw refused(line, what + " does not start; see the thermostat's display");
    }
  }

  private BusException.Refused refused(Line line, String why) {
    return new BusException.Refused(line.address(), id(), why);
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    int status = read(line, PbCommand.STATUS);
    if ((status & (CONTROLLING | CIRCULATING)) != (CONTROLLING | CIRCULATING)
        && (status & ERROR_PENDING) == 0) {
      throw refused(line, "it does not control the temperature; it is started again");
    }
    boolean troubled = (status & ERROR_PENDING) != 0;
    int bath = read(line, PbCommand.BATH);
    int process = read(line, PbCommand.PROCESS);
    int setPoint = read(line, PbCommand.SET_POINT);
    int pressure = read(line, PbCommand.PUMP_PRESSURE);
    int power = read(line, PbCommand.POWER);
    int error = read(line, PbCommand.ERROR);
    int warning = read(line, PbCommand.WARNING);
    Instant now = line.now();
    sink.accept(temperature(bathTag, bath, troubled, now));
    sink.accept(temperature(processTag, process, troubled, now));
    sink.accept(number(setPointTag, setPoint, STEPS_PER_KELVIN, now));
    sink.accept(number(pressureTag, pressure, 1, now));
    sink.accept(number(powerTag, power, 1, now));
    sink.accept(number(errorTag, error, 1, now));
    sink.accept(number(warningTag, warning, 1, now));
    told.compare(
        setPoint == PbCommand.NOT_AVAILABLE ? Double.NaN : setPoint / STEPS_PER_KELVIN,
        HALF_A_STEP);
  }

  @Override
  public String lost() {
    return told.lost();
  }

  /// While the thermostat reports an error, nobody should regulate by what it measures.
  private static Reading temperature(Tag tag, int steps, boolean troubled, Instant now) {
    if (steps == NO_SENSOR) {
      return tag.bad(Cause.SENSOR_FAULT, now);
    }
    Reading reading = number(tag, steps, STEPS_PER_KELVIN, now);
    return troubled && reading.isGood()
        ? tag.uncertain(reading.value(), Cause.SENSOR_FAULT, now)
        : reading;
  }

  private static Reading number(Tag tag, int steps, double stepsPerUnit, Instant now) {
    return steps == PbCommand.NOT_AVAILABLE
        ? tag.bad(Cause.SENSOR_FAULT, now)
        : tag.good(steps / stepsPerUnit, now);
  }

  /// A set-point beyond the thermostat's own limits is not even sent: some models take the nearest
  /// one instead.
  @Override
  public void write(Line line, Setting setting, double celsius) throws BusException {
    told.forget();
    int lowest = read(line, PbCommand.LOWEST_SET_POINT);
    int highest = read(line, PbCommand.HIGHEST_SET_POINT);
    long wanted = Math.round(celsius * STEPS_PER_KELVIN);
    if ((lowest != PbCommand.NOT_AVAILABLE && wanted < lowest)
        || (highest != PbCommand.NOT_AVAILABLE && wanted > highest)) {
      throw refused(
          line,
          "set-point not taken: "
              + celsius
              + " degC is not within the thermostat's own limits "
              + lowest / STEPS_PER_KELVIN
              + " .. "
              + highest / STEPS_PER_KELVIN);
    }
    setPoint(line, celsius);
    told.is(celsius);
  }

  private void setPoint(Line line, double celsius) throws BusException {
    int steps = (int) Math.round(celsius * STEPS_PER_KELVIN);
    int held = PbCommand.SET_POINT.write(line, id(), steps, timeout());
    if (held != steps) {
      throw refused(
          line,
          "set-point not taken: sent "
              + steps / STEPS_PER_KELVIN
              + " degC, holds "
              + held / STEPS_PER_KELVIN);
    }
  }
}
