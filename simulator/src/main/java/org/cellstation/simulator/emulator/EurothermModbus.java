package org.cellstation.simulator.emulator;

/// A Eurotherm 2000 series controller ordered with Modbus: whole numbers scaled by one displayed
/// decimal. Source: 2000 series communications handbook HA026230.
public final class EurothermModbus extends ModbusUnit {
  private static final double STEPS_PER_UNIT = 10;

  private final EurothermLoop loop;

  public EurothermModbus(int address, EurothermLoop loop) {
    super(address, loop.faults());
    this.loop = loop;
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
      double value =
          switch (start + i) {
            case 1 -> loop.processValue() * STEPS_PER_UNIT;
            case 2, 5 -> loop.setPointCelsius() * STEPS_PER_UNIT;
            case 3 -> loop.outputPercent() * STEPS_PER_UNIT;
            case 6 -> EurothermLoop.BAND_KELVIN * STEPS_PER_UNIT;
            case 8 -> EurothermLoop.INTEGRAL_SECONDS;
            case 9, 37, 270 -> 0;
            case 30 -> 100 * STEPS_PER_UNIT;
            case 111 -> EurothermLoop.HIGHEST * STEPS_PER_UNIT;
            case 112 -> EurothermLoop.LOWEST * STEPS_PER_UNIT;
            case 258 -> loop.sensorIsBroken() ? 1 : 0;
            case 273 -> loop.isManual() ? 1 : 0;
            default -> Double.NaN;
          };
      if (Double.isNaN(value)) {
        return ILLEGAL_ADDRESS;
      }
      Registers.put16(out, at + 2 * i, (int) Math.round(value));
    }
    return OK;
  }

  @Override
  int write(int start, int count, byte[] in, int at) {
    if (count != 1 || (start != 2 && start != 273)) {
      return ILLEGAL_ADDRESS;
    }
    int value = (short) Registers.get16(in, at);
    if (start == 2) {
      return loop.setTarget(value / STEPS_PER_UNIT) ? OK : ILLEGAL_VALUE;
    }
    if (value != 0 && value != 1) {
      return ILLEGAL_VALUE;
    }
    loop.setManual(value == 1);
    return OK;
  }
}
