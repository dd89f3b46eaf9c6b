package org.cellstation.drivers.bronkhorst;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A mass-flow controller in its own capacity unit. Source: Modbus interface manual 9.17.035;
/// parameters fMeasure, fSetpoint and capacity as floats, high word first.
public final class FlowController extends PolledInstrument {
  private static final int MEASURE = 0xA100;
  private static final int SET_POINT = 0xA118;
  private static final int CAPACITY = 0x8168;
  private static final int SERIAL = 0xF118;
  private static final int SERIAL_REGISTERS = 8;
  private static final WordOrder ORDER = WordOrder.HIGH_WORD_FIRST;

  /// What the instrument can express, as a part of its capacity. Source: 9.17.027, measure.
  private static final double LOWEST = -0.737;

  private static final double HIGHEST = 1.31;

  /// Capacities are printed and typed with three digits.
  private static final double CAPACITY_TOLERANCE = 0.001;

  private final double capacity;
  private final ModbusUnit unit;
  private final ModbusUnit.Query measure;
  private final ModbusUnit.Query setPoint;
  private final ModbusUnit.Query full;
  private final ModbusUnit.Query serial;
  private final Tag flowTag;
  private final Tag setPointTag;

  /// @param unitNumber 1 .. 247
  /// @param capacity as configured, mL/min; the instrument must report the same, or it is not the
  ///   one that belongs here
  public FlowController(String id, int unitNumber, double capacity, Timing timing) {
    super(
        id,
        timing,
        List.of(new Signal("flow", "mL/min"), new Signal("setpoint", "mL/min")),
        List.of(new Setting("setpoint", "mL/min", 0, capacity, Duration.ZERO)));
    this.capacity = capacity;
    this.unit = new ModbusUnit(id, unitNumber, Transport.TCP, timing.timeout());
    this.measure = unit.holding(MEASURE, 2);
    this.setPoint = unit.holding(SET_POINT, 2);
    this.full = unit.holding(CAPACITY, 2);
    this.serial = unit.holding(SERIAL, SERIAL_REGISTERS);
    this.flowTag = tag("flow");
    this.setPointTag = tag("setpoint");
  }

  /// A controller of another capacity would turn every set-point into another flow.
  @Override
  public void prepare(Line line) throws BusException {
    double reported = unit.read(line, full).float32(0, ORDER);
    if (!(Math.abs(reported - capacity) <= capacity * CAPACITY_TOLERANCE)) {
      throw new BusException.Refused(
          line.address(),
          id(),
          "the instrument has a capacity of "
              + reported
              + " mL/min, the configuration says "
              + capacity
              + ": check which controller is connected, or correct the configuration");
    }
  }

  @Override
  public Identity identify(Line line) throws BusException {
    return new Identity(
        "Bronkhorst",
        "mass-flow controller",
        unit.read(line, serial).text(0, SERIAL_REGISTERS),
        "");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Registers flow = unit.read(line, measure);
    Registers wanted = unit.read(line, setPoint);
    Instant now = line.now();
    sink.accept(reading(flowTag, flow.float32(0, ORDER), now));
    sink.accept(reading(setPointTag, wanted.float32(0, ORDER), now));
  }

  private Reading reading(Tag tag, float value, Instant now) {
    if (!Float.isFinite(value)) {
      return tag.bad(Cause.SENSOR_FAULT, now);
    }
    return value >= LOWEST * capacity && value <= HIGHEST * capacity
        ? tag.good(value, now)
        : tag.bad(value, Cause.OUT_OF_RANGE, now);
  }

  @Override
  public void write(Line line, Setting setting, double flow) throws BusException {
    unit.write(line, SET_POINT, ORDER.float32(flow));
  }
}
