package org.cellstation.drivers.voegtlin;

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

/// A red-y smart controller (GSC) on Modbus RTU, in its own unit of flow; floats high word first.
/// It needs 4 ms of silence between telegrams. Source: manual 329-3042, register table, as quoted
/// by open drivers; nothing of it was printed with a whole frame.
public final class RedySmart extends MassFlowController {
  private static final int FLOW = 0x0000;
  private static final int SET_POINT = 0x0006;

  /// Alarm, hardware error, control function.
  private static final int STATE = 0x000C;

  private static final int STATE_REGISTERS = 3;

  private static final int SERIAL = 0x001E;
  private static final int SOFTWARE = 0x0021;
  private static final int TYPE = 0x0023;
  private static final int RANGE = 0x6020;
  private static final int UNIT = 0x6046;
  private static final int TEXT_REGISTERS = 4;
  private static final WordOrder ORDER = WordOrder.HIGH_WORD_FIRST;

  private static final int AUTOMATIC = 0;
  private static final int DIGITAL = 1;

  /// The sensor shows a little flow below zero, and about a tenth above its range.
  private static final double LOWEST = -0.1;

  private static final double HIGHEST = 1.25;

  private final ModbusUnit unit;

  /// From the flow to the control function; the registers between are temperature, totaliser,
  /// analog input and valve signal.
  private final ModbusUnit.Query everything;

  private final ModbusUnit.Query state;
  private double factor = 1;

  /// @param address 1 .. 247
  /// @param capacity as configured, mL/min; the controller must report the same range
  public RedySmart(String id, int address, double capacity, Timing timing) {
    super(id, capacity, LOWEST, HIGHEST, timing);
    this.unit = new ModbusUnit(id, address, Transport.RTU, timing.timeout());
    this.everything = unit.holding(FLOW, STATE + STATE_REGISTERS - FLOW);
    this.state = unit.holding(STATE, STATE_REGISTERS);
  }

  @Override
  protected void enter(Line line) throws BusException {
    factor = millilitres(line, text(line, UNIT));
    checkCapacity(line, unit.read(line, unit.holding(RANGE, 2)).float32(0, ORDER) * factor);
  }

  @Override
  protected String obstacle(Line line) throws BusException {
    return obstacle(unit.read(line, state).unsigned16(2));
  }

  private static String obstacle(int function) {
    String why =
        switch (function) {
          case AUTOMATIC, DIGITAL -> "";
          case 2 -> "2, analog input";
          case 10 -> "10, valve driven directly";
          case 20 -> "20, valve closed";
          case 21 -> "21, valve open";
          default -> Integer.toString(function);
        };
    return why.isEmpty()
        ? ""
        : "the control function is " + why + ": set the controller to 0, automatic, or 1, digital";
  }

  @Override
  public Identity identify(Line line) throws BusException {
    String type = text(line, TYPE);
    if (!type.startsWith("GS")) {
      throw new BusException.OtherDevice(
          line.address(),
          id(),
          "calls itself \"" + type + "\", not a red-y smart (GSM, GSC, GSP, GSB)");
    }
    long serial = unit.read(line, unit.holding(SERIAL, 2)).bits32(0, ORDER) & 0xFFFF_FFFFL;
    int software = unit.read(line, unit.holding(SOFTWARE, 1)).unsigned16(0);
    return new Identity("Vögtlin", type, Long.toString(serial), version(software));
  }

  /// High byte type, then version and sub-version of four bits each.
  private static String version(int word) {
    return (word >> 8) + "." + (word >> 4 & 0xF) + "." + (word & 0xF);
  }

  /// Some units fill their texts up with SYN.
  private String text(Line line, int address) throws BusException {
    return unit.read(line, unit.holding(address, TEXT_REGISTERS))
        .text(0, TEXT_REGISTERS)
        .replace('\u0016', ' ')
        .strip();
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Registers all = unit.read(line, everything);
    double measured = all.float32(FLOW, ORDER) * factor;
    double wanted = all.float32(SET_POINT, ORDER) * factor;
    Registers now = all.from(STATE);
    learn(obstacle(now.unsigned16(2)));
    Instant instant = line.now();
    if (now.unsigned16(1) != 0) {
      reportFault(sink, measured, Cause.SENSOR_FAULT, wanted, instant);
    } else {
      Cause alarm = now.unsigned16(0) == 0 ? Cause.NONE : Cause.SENSOR_FAULT;
      report(sink, measured, alarm, wanted, instant);
    }
  }

  @Override
  protected void set(Line line, double flow) throws BusException {
    unit.write(line, SET_POINT, ORDER.float32(flow / factor));
  }
}
