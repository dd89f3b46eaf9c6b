package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.FaultState;

/// A Bronkhorst mass-flow controller on Modbus, high word first. Addresses are PDU addresses:
/// `process << 5 | parameter` for 16 bit, `8000h | process << 8 | parameter << 3` for the rest.
/// Source: Modbus manual 9.17.035.
public final class BronkhorstMfc extends ModbusUnit implements GasController {
  /// 100 % in the 16-bit parameters.
  private static final int FULL_SCALE = 32000;

  private static final int CONTROL_MODE_BUS = 0;
  private static final double AMBIENT = 21;

  private final double capacity;
  private final String fluid;
  private final String serial;
  private final DoubleSupplier flow;
  private double setPoint;
  private int controlMode = CONTROL_MODE_BUS;

  /// @param capacity mL/min at 100 %
  /// @param flow what passes the sensor, mL/min
  public BronkhorstMfc(
      int address,
      double capacity,
      String fluid,
      String serial,
      DoubleSupplier flow,
      FaultState faults) {
    super(address, faults);
    this.capacity = capacity;
    this.fluid = fluid;
    this.serial = serial;
    this.flow = flow;
  }

  @Override
  public double setPoint() {
    return controlMode == CONTROL_MODE_BUS ? setPoint : 0;
  }

  /// As somebody does at the instrument: 0 bus, 1 analog input.
  public void setControlMode(int mode) {
    controlMode = mode;
  }

  /// The set-point that was given over the bus is not kept [D].
  @Override
  public void powerUp() {
    setPoint = 0;
    controlMode = CONTROL_MODE_BUS;
  }

  @Override
  boolean knows(int function) {
    return function == READ_HOLDING
        || function == READ_INPUT
        || function == WRITE_ONE
        || function == DIAGNOSTIC
        || function == WRITE_MANY;
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

  /// One register, or a negative number where there is none.
  private int register(int address) {
    return switch (address) {
      case 0x0020 -> sixteen(flow.getAsDouble());
      case 0x0021 -> sixteen(setPoint);
      case 0x0024 -> controlMode;
      case 0x0030 -> 0;
      case 0x0427 -> (int) (AMBIENT * 10);
      case 0xA100, 0xA101 -> half(flow.getAsDouble(), address);
      case 0xA118, 0xA119 -> half(setPoint, address);
      case 0xA138, 0xA139 -> half(AMBIENT, address);
      case 0x8168, 0x8169 -> half(capacity, address);
      default -> {
        if (address >= 0xF110 && address < 0xF118) {
          yield letters("F-201CV", address - 0xF110, '\0');
        }
        if (address >= 0xF128 && address < 0xF130) {
          yield letters("V1.20", address - 0xF128, '\0');
        }
        if (address >= 0xF118 && address < 0xF120) {
          yield letters(serial, address - 0xF118, '\0');
        }
        if (address >= 0xF130 && address < 0xF138) {
          yield letters(fluid + " supply", address - 0xF130, '\0');
        }
        if (address >= 0x8188 && address < 0x818D) {
          yield letters(fluid, address - 0x8188, ' ');
        }
        if (address >= 0x81F8 && address < 0x81FC) {
          yield letters("mln/min", address - 0x81F8, ' ');
        }
        yield -1;
      }
    };
  }

  private int sixteen(double millilitresPerMinute) {
    return Math.clamp(Math.round(millilitresPerMinute / capacity * FULL_SCALE), 0, 41942);
  }

  private static int half(double value, int address) {
    int bits = Float.floatToIntBits((float) value);
    return (address & 1) == 0 ? bits >>> 16 : bits & 0xFFFF;
  }

  private static int letters(String text, int word, char fill) {
    int high = 2 * word < text.length() ? text.charAt(2 * word) : fill;
    int low = 2 * word + 1 < text.length() ? text.charAt(2 * word + 1) : fill;
    return high << 8 | low;
  }

  @Override
  int write(int start, int count, byte[] in, int at) {
    return switch (start) {
      case 0x0021 -> count == 1 ? setShare(Registers.get16(in, at)) : ILLEGAL_ADDRESS;
      case 0x0024 -> count == 1 ? takeControlMode(Registers.get16(in, at)) : ILLEGAL_ADDRESS;
      case 0xA118 ->
          count == 2 ? setFlow(Float.intBitsToFloat(Registers.get32(in, at))) : ILLEGAL_ADDRESS;
      default -> ILLEGAL_ADDRESS;
    };
  }

  private int setShare(int value) {
    if (value > FULL_SCALE) {
      return ILLEGAL_VALUE;
    }
    setPoint = value * capacity / FULL_SCALE;
    return OK;
  }

  private int takeControlMode(int mode) {
    controlMode = mode;
    return OK;
  }

  private int setFlow(float value) {
    if (!(value >= 0 && value <= capacity)) {
      return ILLEGAL_VALUE;
    }
    setPoint = value;
    return OK;
  }
}
