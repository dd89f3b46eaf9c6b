package org.cellstation.drivers.bronkhorst;

import java.time.Instant;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.flow.MassFlowController;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.ReadingSink;

/// A mass-flow controller on Modbus, in its own capacity unit. Source: Modbus interface manual
/// 9.17.035; parameters fMeasure, fSetpoint and capacity as floats, high word first; 32-bit and
/// text parameters stand at `8000h | process << 8 | parameter << 3`.
public final class FlowController extends MassFlowController {
  private static final int MEASURE = 0xA100;
  private static final int SET_POINT = 0xA118;
  private static final int CAPACITY = 0x8168;
  private static final int CAPACITY_UNIT = 0x81F8;
  private static final int CONTROL_MODE = 0x0024;
  private static final int MODEL = 0xF110;
  private static final int SERIAL = 0xF118;
  private static final int FIRMWARE = 0xF128;
  private static final int USER_TAG = 0xF130;
  private static final int UNIT_REGISTERS = 4;
  private static final int TEXT_REGISTERS = 8;
  private static final WordOrder ORDER = WordOrder.HIGH_WORD_FIRST;

  private final ModbusUnit unit;
  private final ModbusUnit.Query measure;
  private final ModbusUnit.Query setPoint;
  private double factor = 1;

  /// @param unitNumber 1 .. 247
  /// @param capacity as configured, mL/min; the instrument must report the same, or it is not the
  ///   one that belongs here
  public FlowController(
      String id, int unitNumber, double capacity, Transport transport, Timing timing) {
    super(id, capacity, ControlMode.LOWEST, ControlMode.HIGHEST, timing);
    this.unit = new ModbusUnit(id, unitNumber, transport, timing.timeout());
    this.measure = unit.holding(MEASURE, 2);
    this.setPoint = unit.holding(SET_POINT, 2);
  }

  @Override
  protected void enter(Line line) throws BusException {
    factor = millilitres(line, text(line, CAPACITY_UNIT, UNIT_REGISTERS));
    checkCapacity(line, unit.read(line, unit.holding(CAPACITY, 2)).float32(0, ORDER) * factor);
  }

  @Override
  protected String obstacle(Line line) throws BusException {
    return ControlMode.obstacle(unit.read(line, unit.holding(CONTROL_MODE, 1)).unsigned16(0));
  }

  /// The user tag stands behind the model: it is what a site writes on the label.
  @Override
  public Identity identify(Line line) throws BusException {
    String serial = text(line, SERIAL, TEXT_REGISTERS);
    if (!ControlMode.isPlain(serial)) {
      throw refused(line, "does not tell a Bronkhorst serial number");
    }
    return ControlMode.identity(
        optional(line, MODEL), optional(line, USER_TAG), serial, optional(line, FIRMWARE));
  }

  private String text(Line line, int address, int registers) throws BusException {
    return unit.read(line, unit.holding(address, registers)).text(0, registers);
  }

  /// Older instruments do not have every text.
  private String optional(Line line, int address) throws BusException {
    try {
      return text(line, address, TEXT_REGISTERS);
    } catch (BusException.Refused unknown) {
      return "";
    }
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Registers flow = unit.read(line, measure);
    Registers wanted = unit.read(line, setPoint);
    Instant now = line.now();
    report(
        sink, flow.float32(0, ORDER) * factor, Cause.NONE, wanted.float32(0, ORDER) * factor, now);
  }

  @Override
  protected void set(Line line, double flow) throws BusException {
    unit.write(line, SET_POINT, ORDER.float32(flow / factor));
  }
}
