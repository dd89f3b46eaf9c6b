package org.cellstation.drivers.omron;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.bus.Told;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// The controller that keeps the heating pad at its set-point. Uses the 2-byte area only (the
/// 4-byte area has other addresses) with one decimal place. Source: Communications Manual H175, 5-1
/// and appendix.
public final class E5ccController extends PolledInstrument {
  private static final int PV = 0x2000;
  private static final int HEATING_OUTPUT = 0x2004;
  private static final int SET_POINT = 0x2103;
  private static final double STEPS_PER_UNIT = 10;
  private static final double HALF_A_STEP = 0.05;

  private static final int OPERATION = 0x0000;
  private static final int WRITING_ON = 0x0001;
  private static final int RUN = 0x0100;

  /// Set-points are kept in RAM: the non-volatile memory would wear out under a cascade loop.
  private static final int RAM_MODE = 0x0401;

  /// Status: A/D converter error (bit 2), input error (bit 6).
  private static final int INPUT_FAULT = 0x44;

  private final ModbusUnit unit;
  private final ModbusUnit.Query state;
  private final ModbusUnit.Query output;
  private final Tag padTag;
  private final Tag setPointTag;
  private final Tag outputTag;

  private final Told told = new Told("set-point", "degC");

  /// @param address 1 .. 99
  /// @param min smallest set-point, degC
  /// @param max largest set-point, degC
  public E5ccController(String id, int address, double min, double max, Timing timing) {
    super(
        id,
        timing,
        List.of(
            new Signal("pad", "degC"), new Signal("setpoint", "degC"), new Signal("output", "%")),
        List.of(new Setting("setpoint", "degC", min, max, Duration.ZERO)));
    this.unit = new ModbusUnit(id, address, Transport.RTU, timing.timeout());
    this.state = unit.holding(PV, 3);
    this.output = unit.holding(HEATING_OUTPUT, 1);
    this.padTag = tag("pad");
    this.setPointTag = tag("setpoint");
    this.outputTag = tag("output");
  }

  /// Writing must be allowed first, everything else is refused until then.
  @Override
  public void prepare(Line line) throws BusException {
    told.forget();
    unit.write(line, OPERATION, WRITING_ON);
    unit.write(line, OPERATION, RAM_MODE);
    unit.write(line, OPERATION, RUN);
  }

  /// Its protocol tells neither model nor serial number.
  @Override
  public Identity identify(Line line) throws BusException {
    unit.read(line, state);
    return new Identity("Omron", "E5CC", "", "");
  }

  /// A dip of the mains takes the permission to write and what is kept in RAM with it.
  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Registers now = unit.read(line, state);
    Registers heating = unit.read(line, output);
    Instant instant = line.now();
    double setPoint = now.signed16(2) / STEPS_PER_UNIT;
    sink.accept(pad(now, instant));
    sink.accept(setPointTag.good(setPoint, instant));
    sink.accept(outputTag.good(heating.signed16(0) / STEPS_PER_UNIT, instant));
    told.compare(setPoint, HALF_A_STEP);
  }

  @Override
  public String lost() {
    return told.lost();
  }

  private Reading pad(Registers state, Instant instant) {
    double celsius = state.signed16(0) / STEPS_PER_UNIT;
    return (state.unsigned16(1) & INPUT_FAULT) == 0
        ? padTag.good(celsius, instant)
        : padTag.bad(celsius, Cause.SENSOR_FAULT, instant);
  }

  @Override
  public void write(Line line, Setting setting, double celsius) throws BusException {
    int steps = (int) Math.round(celsius * STEPS_PER_UNIT);
    unit.write(line, SET_POINT, steps);
    told.is(steps / STEPS_PER_UNIT);
  }
}
