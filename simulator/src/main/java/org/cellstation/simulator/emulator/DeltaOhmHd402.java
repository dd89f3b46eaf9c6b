package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A DeltaOHM HD402ST differential pressure transmitter on Modbus RTU. A register that the model
/// does not have reads -32768. Source: HD402 manual, chapter 6, table 6.1.
public final class DeltaOhmHd402 extends ModbusUnit {
  private static final int NOT_AVAILABLE = -32768;
  private static final int FIRST = 3;
  private static final int ERRORS = 26;

  private static final double WATER = 9.80665;
  private static final double INCH_WATER = 249.089;
  private static final double MERCURY = 133.322;
  private static final double PSI = 6894.76;

  /// Pascal for one step, from register 3 on.
  private static final double[] STEP = {
    0.1,
    1,
    10,
    100,
    1000,
    WATER / 100,
    WATER / 10,
    WATER,
    INCH_WATER / 1000,
    INCH_WATER / 100,
    INCH_WATER / 10,
    INCH_WATER,
    MERCURY / 1000,
    MERCURY / 100,
    MERCURY / 10,
    MERCURY,
    PSI / 1000,
    PSI / 100
  };

  /// First and last model that has the register, from register 3 on.
  private static final int[] FIRST_MODEL = {1, 1, 2, 3, 4, 1, 1, 2, 1, 2, 3, 4, 2, 2, 3, 4, 3, 3};

  private static final int[] LAST_MODEL = {1, 3, 4, 5, 5, 2, 3, 4, 2, 3, 5, 5, 2, 3, 4, 5, 3, 5};

  private final int model;
  private final DoubleSupplier pascal;

  /// @param model 1 .. 5, from the finest to the widest range
  /// @param pascal the pressure difference, Pa
  public DeltaOhmHd402(int address, int model, DoubleSupplier pascal, FaultState faults) {
    super(address, faults);
    this.model = model;
    this.pascal = pascal;
  }

  @Override
  boolean knows(int function) {
    return function == READ_INPUT;
  }

  @Override
  int read(int start, int count, byte[] out, int at) {
    for (int i = 0; i < count; i++) {
      int register = start + i;
      if ((register < FIRST || register >= FIRST + STEP.length) && register != ERRORS) {
        return ILLEGAL_ADDRESS;
      }
      Registers.put16(out, at + 2 * i, register == ERRORS ? errors() : pressure(register - FIRST));
    }
    return OK;
  }

  private int errors() {
    return faults().has(Fault.PROBE_LOST) ? 1 : 0;
  }

  private int pressure(int index) {
    if (model < FIRST_MODEL[index] || model > LAST_MODEL[index]) {
      return NOT_AVAILABLE;
    }
    double shown = faults().has(Fault.PROBE_LOST) ? 0 : pascal.getAsDouble();
    return Math.clamp(Math.round(shown / STEP[index]), -32767, 32767);
  }

  @Override
  int write(int start, int count, byte[] values, int at) {
    return ILLEGAL_ADDRESS;
  }
}
