package org.cellstation.drivers.hamilton;

import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.WordOrder;

/// What an Arc sensor lets its master do. A sensor powers up as `USER`; whoever raised the level
/// puts it back. Levels are not kept in the memory that wears out. Source: manual 624300/01,
/// "Operator levels and passwords": the passwords are the printed factory ones.
enum ArcLevel {
  USER(0x03, 0),
  ADMINISTRATOR(0x0C, 18111978),
  SPECIALIST(0x30, 16021966);

  private static final int REGISTER = 4288 - 1;
  private static final WordOrder ORDER = WordOrder.LOW_WORD_FIRST;

  private final int code;
  private final int password;

  ArcLevel(int code, int password) {
    this.code = code;
    this.password = password;
  }

  static ModbusUnit.Query query(ModbusUnit unit) {
    return unit.holding(REGISTER, 4);
  }

  /// Whether this is the level that {@link #query} was answered with.
  boolean isIn(Line line, ModbusUnit unit, ModbusUnit.Query query) throws BusException {
    return unit.read(line, query).bits32(0, ORDER) == code;
  }

  void enter(Line line, ModbusUnit unit) throws BusException {
    byte[] data = new byte[8];
    ORDER.put(data, 0, code);
    ORDER.put(data, 4, password);
    unit.write(line, REGISTER, data);
  }

  /// Something the sensor allows on a higher level only.
  @FunctionalInterface
  interface Work {
    void run() throws BusException;
  }

  /// Does the work on this level and goes back to `USER`, also when the sensor refuses it. After a
  /// silence the level is unknown; {@link ArcSensor#prepare} puts it back once the sensor answers.
  void with(Line line, ModbusUnit unit, Work work) throws BusException {
    enter(line, unit);
    try {
      work.run();
    } catch (BusException.Refused refused) {
      USER.enter(line, unit);
      throw refused;
    }
    USER.enter(line, unit);
  }
}
