package org.cellstation.drivers.eurotherm;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;

/// Whole numbers, scaled by the decimals that the controller displays. Source: HA026230, scaled
/// integer area.
final class ModbusDialect implements Dialect {
  private static final int FIRST = Parameter.PROCESS_VALUE.register();
  private static final int SENSOR_BREAK = 258;
  private static final int MANUAL = 273;

  /// The output is displayed with one decimal whatever the process value has.
  private static final double OUTPUT_STEPS_PER_PERCENT = 10;

  private final ModbusUnit unit;
  private final double stepsPerUnit;
  private final Map<Parameter, ModbusUnit.Query> queries = new EnumMap<>(Parameter.class);

  /// Process value, target set-point and output, 1 .. 3. The working set-point, 5, is read alone:
  /// the sources name no register 4, and a read that touches a missing one is refused as a whole.
  private final ModbusUnit.Query neighbours;

  private final ModbusUnit.Query sensorBreak;
  private final ModbusUnit.Query manual;

  /// @param stepsPerUnit 1, 10 or 100
  ModbusDialect(String id, int address, double stepsPerUnit, Duration timeout) {
    this.unit = new ModbusUnit(id, address, Transport.RTU, timeout);
    this.stepsPerUnit = stepsPerUnit;
    for (Parameter parameter : Parameter.values()) {
      queries.put(parameter, unit.holding(parameter.register(), 1));
    }
    this.neighbours = unit.holding(FIRST, Parameter.OUTPUT.register() + 1 - FIRST);
    this.sensorBreak = unit.holding(SENSOR_BREAK, 1);
    this.manual = unit.holding(MANUAL, 1);
  }

  @Override
  public double read(Line line, Parameter parameter) throws BusException {
    ModbusUnit.Query query = queries.get(parameter);
    if (query == null) {
      throw new IllegalArgumentException(parameter.name());
    }
    return unit.read(line, query).signed16(0) / steps(parameter);
  }

  @Override
  public LoopState state(Line line) throws BusException {
    Registers registers = unit.read(line, neighbours);
    return new LoopState(
        within(registers, Parameter.PROCESS_VALUE),
        within(registers, Parameter.TARGET_SET_POINT),
        read(line, Parameter.WORKING_SET_POINT),
        within(registers, Parameter.OUTPUT));
  }

  private double within(Registers neighbours, Parameter parameter) {
    return neighbours.signed16(parameter.register() - FIRST) / steps(parameter);
  }

  @Override
  public void write(Line line, Parameter parameter, double value) throws BusException {
    unit.write(line, parameter.register(), (int) Math.round(value * steps(parameter)));
  }

  private double steps(Parameter parameter) {
    return parameter == Parameter.OUTPUT ? OUTPUT_STEPS_PER_PERCENT : stepsPerUnit;
  }

  @Override
  public boolean sensorIsBroken(Line line) throws BusException {
    return unit.read(line, sensorBreak).unsigned16(0) != 0;
  }

  @Override
  public boolean isManual(Line line) throws BusException {
    return unit.read(line, manual).unsigned16(0) != 0;
  }
}
