package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Vögtlin red-y smart controller on Modbus RTU, floats high word first. Source: manual 329-3042.
public final class RedySmartMfc extends ModbusUnit implements GasController {
  private static final int AUTOMATIC = 0;
  private static final int DIGITAL = 1;
  private static final int VALVE_OPEN = 21;
  private static final double AMBIENT = 21.5;
  private static final int HARDWARE_VERSION = 0x0120;
  private static final int SOFTWARE_VERSION = 0x0452;

  private final double capacity;
  private final String gas;
  private final int serial;
  private final DoubleSupplier flow;
  private double setPoint;
  private int control = DIGITAL;
  private int alarm;

  /// @param capacity mL/min
  /// @param flow what passes the sensor, mL/min
  public RedySmartMfc(
      int address,
      double capacity,
      String gas,
      int serial,
      DoubleSupplier flow,
      FaultState faults) {
    super(address, faults);
    this.capacity = capacity;
    this.gas = gas;
    this.serial = serial;
    this.flow = flow;
  }

  @Override
  public double setPoint() {
    return switch (control) {
      case AUTOMATIC, DIGITAL -> setPoint;
      case VALVE_OPEN -> capacity;
      default -> 0;
    };
  }

  /// As the maker's own program does: 0 automatic, 1 digital, 2 analog, 20 closed, 21 open.
  public void setControl(int function) {
    control = function;
  }

  /// Any bit of the alarm register.
  public void setAlarm(int bits) {
    alarm = bits;
  }

  @Override
  public void powerUp() {
    setPoint = 0;
  }

  @Override
  boolean knows(int function) {
    return function == READ_HOLDING || function == WRITE_MANY;
  }

  @Override
  int read(int start, int count, byte[] out, int at) {
    for (int i = 0; i < count; i++) {
      int value = register(start + i);
      if (value < 0) {
        return ILLEGAL_ADDRESS;
      }
      Registers.put16(out, at + 2 * i, value);
    }
    return OK;
  }

  private int register(int address) {
    return switch (address) {
      case 0x0000, 0x0001 -> half(flow.getAsDouble(), address);
      case 0x0002, 0x0003 -> half(AMBIENT, address);
      case 0x0004, 0x0005, 0x0008, 0x0009, 0x000A, 0x000B -> 0;
      case 0x0006, 0x0007 -> half(setPoint, address);
      case 0x000C -> alarm;
      case 0x000D -> faults().has(Fault.PROBE_LOST) ? 1 : 0;
      case 0x000E -> control;
      case 0x0013 -> address();
      case 0x001E -> serial >>> 16;
      case 0x001F -> serial & 0xFFFF;
      case 0x0020 -> HARDWARE_VERSION;
      case 0x0021 -> SOFTWARE_VERSION;
      case 0x0023, 0x0024, 0x0025, 0x0026 -> letters("GSC-B9SA", address - 0x0023);
      case 0x6020, 0x6021 -> half(capacity, address);
      case 0x6042, 0x6043, 0x6044, 0x6045 -> letters(gas, address - 0x6042);
      case 0x6046, 0x6047, 0x6048, 0x6049 -> letters("mln/min", address - 0x6046);
      default -> -1;
    };
  }

  private static int half(double value, int address) {
    int bits = Float.floatToIntBits((float) value);
    return (address & 1) == 0 ? bits >>> 16 : bits & 0xFFFF;
  }

  private static int letters(String text, int word) {
    int high = 2 * word < text.length() ? text.charAt(2 * word) : 0;
    int low = 2 * word + 1 < text.length() ? text.charAt(2 * word + 1) : 0;
    return high << 8 | low;
  }

  @Override
  int write(int start, int count, byte[] in, int at) {
    if (start == 0x000E && count == 1) {
      control = Registers.get16(in, at);
      return OK;
    }
    if (start != 0x0006 || count != 2) {
      return ILLEGAL_ADDRESS;
    }
    float value = Float.intBitsToFloat(Registers.get32(in, at));
    if (!(value >= 0 && value <= capacity)) {
      return ILLEGAL_VALUE;
    }
    setPoint = value;
    return OK;
  }
}
