package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.jspecify.annotations.Nullable;

/// A Vaisala GMP251 / GMP252 carbon dioxide probe on Modbus RTU, floats low word first. While it
/// warms up, its measurement is NaN and its CO2 status "not ready". Power-up compensation wears out
/// a memory, the volatile one is copied from it at each start. Source: GMP252 User Guide M211897EN,
/// appendix A.
public final class VaisalaGmp25x extends ModbusUnit {
  /// Start-up of the measurement [G].
  private static final double WARM_UP_SECONDS = 12;

  private static final int NOT_READY = 256;
  private static final int ERROR = 2;
  private static final int RX_CUT = 0x0100;

  private static final int COMPENSATION = 0x0200;
  private static final int VOLATILE = 0x0208;

  private static final float[] LEAST = {500, -40, 0, 0};
  private static final float[] MOST = {1100, 80, 100, 100};

  private final DoubleSupplier ppm;
  private final DoubleSupplier celsius;
  private final String serial;

  /// Pressure hPa, temperature degC, humidity %, oxygen %: as stored, and as in force.
  private final float[] stored = {1013.25f, 25, 0, 0};

  private final float[] inForce = stored.clone();
  private int filter = 100;
  private int memoryWrites;
  private double warmUp;

  /// Has been switched on for long.
  ///
  /// @param ppm carbon dioxide, ppm
  /// @param celsius at the probe, degC
  public VaisalaGmp25x(
      int address, DoubleSupplier ppm, DoubleSupplier celsius, String serial, FaultState faults) {
    super(address, faults);
    this.ppm = ppm;
    this.celsius = celsius;
    this.serial = serial;
  }

  /// Warms up.
  public void advance(double dtSeconds) {
    warmUp = Math.max(0, warmUp - dtSeconds);
  }

  /// Writes to the memory that lasts for 30 000 of them.
  public int memoryWrites() {
    return memoryWrites;
  }

  /// What it compensates for now, hPa.
  public double pressureCompensation() {
    return inForce[0];
  }

  /// What it compensates for now.
  ///
  /// @param quantity 0 pressure, hPa; 1 temperature, degC; 2 humidity, %; 3 oxygen, %
  public double compensation(int quantity) {
    return inForce[quantity];
  }

  @Override
  public void powerUp() {
    System.arraycopy(stored, 0, inForce, 0, stored.length);
    warmUp = WARM_UP_SECONDS;
  }

  @Override
  boolean knows(int function) {
    return function == READ_HOLDING || function == WRITE_MANY || function == ENCAPSULATED;
  }

  @Override
  @Nullable String identification(int object) {
    return switch (object) {
      case 0x00 -> "Vaisala";
      case 0x01 -> "GMP252";
      case 0x02 -> "1.2.3";
      case 0x03 -> "http://www.vaisala.com/";
      case 0x04 -> "GMP252 Carbon Dioxide Probe";
      case 0x80 -> serial;
      case 0x81 -> "2020-01-31";
      case 0x82 -> "Vaisala/HEL";
      default -> null;
    };
  }

  @Override
  int read(int start, int count, byte[] out, int at) {
    for (int i = 0; i < count; i++) {
      int value = register(start + i);
      if (value == Integer.MIN_VALUE) {
        return ILLEGAL_ADDRESS;
      }
      Registers.put16(out, at + 2 * i, value);
    }
    return OK;
  }

  private int register(int register) {
    if (register >= COMPENSATION && register < COMPENSATION + 16) {
      int index = register - COMPENSATION;
      return word(index < 8 ? stored[index / 2] : inForce[(index - 8) / 2], register);
    }
    return switch (register) {
      case 0x0000, 0x0001 -> word(shown(), register);
      case 0x0002, 0x0003 -> word(inForce[1], register);
      case 0x0004, 0x0005 -> word((float) celsius.getAsDouble(), register);
      case 0x0100 -> whole(1);
      case 0x0101 -> whole(10);
      case 0x0300 -> address();
      case 0x0301 -> 2;
      case 0x0302 -> 0;
      case 0x0308 -> filter;
      case 0x0800 -> probeLost() ? ERROR : 0;
      case 0x0801 -> warmUp > 0 ? NOT_READY : 0;
      case 0x0802, 0x0804 -> 0;
      case 0x0803 -> probeLost() ? RX_CUT : 0;
      default -> Integer.MIN_VALUE;
    };
  }

  private boolean probeLost() {
    return faults().has(Fault.PROBE_LOST);
  }

  private float shown() {
    return warmUp > 0 || probeLost() ? Float.NaN : (float) ppm.getAsDouble();
  }

  /// The low word stands at the even address.
  private static int word(float value, int register) {
    int bits = Float.floatToIntBits(value);
    return (register & 1) == 0 ? bits & 0xFFFF : bits >>> 16;
  }

  private int whole(int ppmPerStep) {
    float now = shown();
    return Float.isNaN(now) ? 0 : Math.min(Math.round(now / ppmPerStep), 32767);
  }

  @Override
  int write(int start, int count, byte[] in, int at) {
    if (start == 0x0308 && count == 1) {
      int wanted = Registers.get16(in, at);
      if (wanted > 100) {
        return ILLEGAL_VALUE;
      }
      filter = wanted;
      return OK;
    }
    boolean floats = start >= COMPENSATION && start + count <= COMPENSATION + 16;
    if (!floats || (start & 1) != 0 || (count & 1) != 0) {
      return ILLEGAL_ADDRESS;
    }
    for (int i = 0; i < count; i += 2) {
      float value = Float.intBitsToFloat(Registers.get32LowFirst(in, at + 2 * i));
      int code = compensate(start + i, value);
      if (code != OK) {
        return code;
      }
    }
    return OK;
  }

  private int compensate(int register, float value) {
    int quantity = (register - COMPENSATION) / 2 % 4;
    if (!(value >= LEAST[quantity] && value <= MOST[quantity])) {
      return ILLEGAL_VALUE;
    }
    if (register < VOLATILE) {
      stored[quantity] = value;
      memoryWrites++;
    } else {
      inForce[quantity] = value;
    }
    return OK;
  }
}
