package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// An Omron E5CC temperature controller on Modbus RTU with its own PI law. Both register areas of
/// the manual are served: two-byte (16-bit registers from 2000h) and four-byte (pairs from 0000h,
/// high word first). Temperatures are in tenths of a degree. Source: E5@C Communications Manual
/// H175, chapters 3 to 5; status bits 3-25.
public final class OmronE5cc extends ModbusUnit {
  /// PV when the input is broken: the upper end of the Pt100 range (850.0 degC) [D].
  private static final int BROKEN_INPUT = 8500;

  private static final int INPUT_ERROR = 1 << 6;
  private static final int HEATING = 1 << 8;
  private static final int RAM_MODE = 1 << 20;
  private static final int RAM_DIFFERS = 1 << 21;
  private static final int STOPPED = 1 << 24;
  private static final int WRITING_ON = 1 << 25;
  private static final int MANUAL = 1 << 26;

  /// Set-point limits 0.0 and 60.0 degC, as configured for a culture bag [G].
  private static final int HIGHEST_SET_POINT = 600;

  /// Tuning for the heating pad of the skid: proportional band and integral time [G].
  private static final double PERCENT_PER_KELVIN = 20;

  private static final double INTEGRAL_SECONDS = 150;

  private final DoubleSupplier celsius;
  private boolean writingEnabled;
  private boolean stopped;
  private boolean manual;
  private boolean ramMode;
  private int setPoint;
  private int alarmHigh;
  private int alarmLow;
  private int storedSetPoint;
  private int storedAlarmHigh;
  private int storedAlarmLow;
  private int memoryWrites;
  private double output;
  private double integral;

  /// Powers up as delivered: communications writing off, backup mode, running, set-point 0.
  public OmronE5cc(int address, DoubleSupplier celsius, FaultState faults) {
    super(address, faults);
    this.celsius = celsius;
  }

  /// Regulates the pad for one step.
  public void advance(double dtSeconds) {
    if (manual) {
      return;
    }
    if (stopped || faults().has(Fault.PROBE_LOST)) {
      // MV at stop and MV at PV error are 0 %.
      output = 0;
      integral = 0;
      return;
    }
    double error = setPoint / 10.0 - celsius.getAsDouble();
    double wanted = PERCENT_PER_KELVIN * error + integral;
    output = Math.clamp(wanted, 0, 100);
    // Back-calculation keeps the integral from winding up while the heater is saturated.
    integral +=
        (PERCENT_PER_KELVIN * error + output - wanted) * Math.min(1, dtSeconds / INTEGRAL_SECONDS);
  }

  /// Heater output, %.
  public double outputPercent() {
    return output;
  }

  /// The set-point in force, degC.
  public double setPointCelsius() {
    return setPoint / 10.0;
  }

  /// Writes to the memory that wears out.
  public int memoryWrites() {
    return memoryWrites;
  }

  @Override
  boolean knows(int function) {
    return function == READ_HOLDING
        || function == WRITE_ONE
        || function == DIAGNOSTIC
        || function == WRITE_MANY;
  }

  @Override
  int read(int start, int count, byte[] out, int at) {
    if (start >= 0x2000) {
      for (int i = 0; i < count; i++) {
        int code = shortRegister(start + i, out, at + 2 * i);
        if (code != OK) {
          return code;
        }
      }
      return OK;
    }
    if ((start & 1) != 0 || (count & 1) != 0) {
      return ILLEGAL_ADDRESS;
    }
    for (int i = 0; i < count; i += 2) {
      int code = longRegister(start + i, out, at + 2 * i);
      if (code != OK) {
        return code;
      }
    }
    return OK;
  }

  private int shortRegister(int register, byte[] out, int at) {
    int value =
        switch (register) {
          case 0x2000 -> processValue();
          case 0x2001 -> status() & 0xFFFF;
          case 0x2002, 0x2103 -> setPoint;
          case 0x2003 -> 0;
          case 0x2004 -> (int) Math.round(output * 10);
          case 0x2005 -> 0;
          case 0x2105 -> alarmHigh;
          case 0x2106 -> alarmLow;
          case 0x2407 -> status() >>> 16;
          default -> Integer.MIN_VALUE;
        };
    if (value == Integer.MIN_VALUE) {
      return ILLEGAL_ADDRESS;
    }
    Registers.put16(out, at, value);
    return OK;
  }

  private int longRegister(int register, byte[] out, int at) {
    int value =
        switch (register) {
          case 0x0000 -> processValue();
          case 0x0002 -> status();
          case 0x0004, 0x0106 -> setPoint;
          case 0x0006 -> 0;
          case 0x0008 -> (int) Math.round(output * 10);
          case 0x000A -> 0;
          case 0x010A -> alarmHigh;
          case 0x010C -> alarmLow;
          default -> Integer.MIN_VALUE;
        };
    if (value == Integer.MIN_VALUE) {
      return ILLEGAL_ADDRESS;
    }
    Registers.put32(out, at, value);
    return OK;
  }

  private int processValue() {
    return faults().has(Fault.PROBE_LOST)
        ? BROKEN_INPUT
        : (int) Math.round(celsius.getAsDouble() * 10);
  }

  private int status() {
    boolean differs =
        setPoint != storedSetPoint || alarmHigh != storedAlarmHigh || alarmLow != storedAlarmLow;
    return (faults().has(Fault.PROBE_LOST) ? INPUT_ERROR : 0)
        | (output > 0 ? HEATING : 0)
        | (ramMode ? RAM_MODE : 0)
        | (differs ? RAM_DIFFERS : 0)
        | (stopped ? STOPPED : 0)
        | (writingEnabled ? WRITING_ON : 0)
        | (manual ? MANUAL : 0);
  }

  @Override
  int write(int start, int count, byte[] in, int at) {
    if (start == 0x0000 && count == 1) {
      return operate(in[at], in[at + 1]);
    }
    if (!writingEnabled) {
      return DEVICE_FAILURE;
    }
    if (start >= 0x2000) {
      for (int i = 0; i < count; i++) {
        int code = set(start + i, (short) Registers.get16(in, at + 2 * i));
        if (code != OK) {
          return code;
        }
      }
      return OK;
    }
    if ((start & 1) != 0 || (count & 1) != 0) {
      return ILLEGAL_ADDRESS;
    }
    for (int i = 0; i < count; i += 2) {
      int twoByteAddress =
          switch (start + i) {
            case 0x0106 -> 0x2103;
            case 0x010A -> 0x2105;
            case 0x010C -> 0x2106;
            default -> 0;
          };
      int code = set(twoByteAddress, Registers.get32(in, at + 2 * i));
      if (code != OK) {
        return code;
      }
    }
    return OK;
  }

  private int set(int register, int value) {
    switch (register) {
      case 0x2103 -> {
        if (value < 0 || value > HIGHEST_SET_POINT) {
          return ILLEGAL_VALUE;
        }
        setPoint = value;
      }
      case 0x2105 -> alarmHigh = value;
      case 0x2106 -> alarmLow = value;
      default -> {
        return ILLEGAL_ADDRESS;
      }
    }
    if (!ramMode) {
      save();
    }
    return OK;
  }

  private void save() {
    storedSetPoint = setPoint;
    storedAlarmHigh = alarmHigh;
    storedAlarmLow = alarmLow;
    memoryWrites++;
  }

  /// Operation commands (H175 5, "Operation Commands"): command code and related information.
  private int operate(int code, int information) {
    if (code != 0x00 && code != 0x06 && !writingEnabled) {
      return DEVICE_FAILURE;
    }
    if (information < 0 || information > 1) {
      return ILLEGAL_VALUE;
    }
    boolean on = information == 1;
    switch (code) {
      case 0x00 -> writingEnabled = on;
      case 0x01 -> stopped = on;
      case 0x03 -> {
        // Auto-tuning cannot be executed: the emulated controller comes tuned for its pad.
        return on ? DEVICE_FAILURE : OK;
      }
      case 0x04 -> {
        if (ramMode && !on) {
          save();
        }
        ramMode = on;
      }
      case 0x05 -> save();
      case 0x06 -> {
        powerUp();
        return NO_REPLY;
      }
      case 0x09 -> manual = on;
      default -> {
        return ILLEGAL_VALUE;
      }
    }
    return OK;
  }

  /// What was only in RAM is lost.
  @Override
  public void powerUp() {
    setPoint = storedSetPoint;
    alarmHigh = storedAlarmHigh;
    alarmLow = storedAlarmLow;
    writingEnabled = false;
    ramMode = false;
    manual = false;
    stopped = false;
    integral = 0;
  }
}
