package org.cellstation.simulator.emulator;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Hamilton pH Arc or VisiFerm DO Arc sensor on Modbus RTU. Registers are given as on the wire
/// (manual number minus one); 32-bit values have their low word first; a block is read whole or not
/// at all. Source: Programmer's Manual EPHUM011 624300/01, VisiFerm 624179/05 ODOUM043.
public final class HamiltonArc extends ModbusUnit {
  /// What the two sensors differ in.
  ///
  /// @param lostError error bit (measurement) when the sensing element is gone
  record Kind(
      String name,
      String firmware,
      int unit,
      int units,
      double min,
      double max,
      int lostError,
      double lostValue) {
    /// Glass resistance too high is bit 5.
    static final Kind PH =
        new Kind(
            "pH",
            "EPHUM011",
            HamiltonUnits.PH,
            HamiltonUnits.PH | HamiltonUnits.MILLIVOLT,
            0,
            14,
            1 << 5,
            14);

    /// Sensor cap missing is bit 4 [D].
    static final Kind DO =
        new Kind(
            "DO",
            "ODOUM043",
            HamiltonUnits.PERCENT_SAT,
            HamiltonUnits.PERCENT_SAT | HamiltonUnits.PERCENT_VOL | HamiltonUnits.PPM,
            0,
            300,
            1 << 4,
            0);
  }

  // Usual buffers [G].
  private static final HamiltonCalibration.Limits PH_LIMITS =
      new HamiltonCalibration.Limits(List.of(4.01, 6.86, 7.00, 9.21, 10.01), 0.1, 1, 1.5, 0.05);
  // Without oxygen, and in air.
  private static final HamiltonCalibration.Limits OXYGEN_LIMITS =
      new HamiltonCalibration.Limits(List.of(0.0, 100.0), 5, 20, 30, 2);

  private static final double COLDEST = -20;
  private static final double HOTTEST = 130;
  private static final int CELSIUS_UNITS =
      HamiltonUnits.KELVIN | HamiltonUnits.CELSIUS | HamiltonUnits.FAHRENHEIT;

  private static final int OUTSIDE_MEASURING_RANGE = 0x01;
  private static final int CALIBRATION_STATUS = 0x04;
  private static final int WARNING = 0x08;
  private static final int ERROR = 0x10;

  /// "Last calibration failed".
  private static final int WARN_CALIBRATION_FAILED = 0x02;

  /// Sensor quality below 15 %.
  private static final int ERROR_QUALITY = 0x02;

  private static final int LEVEL_USER = 0x03;
  private static final int LEVEL_ADMINISTRATOR = 0x0C;
  private static final int LEVEL_SPECIALIST = 0x30;

  private final Kind kind;
  private final DoubleSupplier value;
  private final DoubleSupplier celsius;
  private final HamiltonCalibration calibration;
  private String serial;
  private int level = LEVEL_USER;
  private int unit;
  private int temperatureUnit = HamiltonUnits.CELSIUS;
  private double hours;
  private double hoursHot;
  private double hoursTooHot;
  private int flashWrites;
  private int powerUps = 1;

  private HamiltonArc(
      int address,
      Kind kind,
      DoubleSupplier value,
      DoubleSupplier celsius,
      HamiltonCalibration calibration,
      FaultState faults) {
    super(address, faults);
    this.kind = kind;
    this.value = value;
    this.celsius = celsius;
    this.calibration = calibration;
    unit = kind.unit();
    serial = "000" + (1000 + address);
  }

  /// Another sensor is screwed in at the same place.
  ///
  /// @param number its serial number, as the manual prints one: `0001001`
  public void exchange(String number) {
    serial = number;
    powerUp();
  }

  /// @param ph what the glass sees
  public static HamiltonArc ph(
      int address, DoubleSupplier ph, DoubleSupplier celsius, FaultState faults) {
    return new HamiltonArc(
        address, Kind.PH, ph, celsius, new HamiltonCalibration(4.01, 7.00, PH_LIMITS), faults);
  }

  /// @param percentSaturation what the cap sees, % of air saturation
  public static HamiltonArc dissolvedOxygen(
      int address, DoubleSupplier percentSaturation, DoubleSupplier celsius, FaultState faults) {
    return new HamiltonArc(
        address,
        Kind.DO,
        percentSaturation,
        celsius,
        new HamiltonCalibration(0, 100, OXYGEN_LIMITS),
        faults);
  }

  /// The supply comes back: level `U`, and a product calibration that was begun is forgotten.
  @Override
  public void powerUp() {
    level = LEVEL_USER;
    calibration.powerUp();
    powerUps++;
  }

  /// Counts the hours that the sensor shows.
  public void advance(double dtSeconds) {
    double h = dtSeconds / 3600;
    hours += h;
    double t = celsius.getAsDouble();
    calibration.advance(dtSeconds, value.getAsDouble(), t);
    // Limits of the operating and measuring range, 85 and 130 degC [D].
    if (t > 85) {
      hoursTooHot += h;
    }
    if (t > HOTTEST) {
      hoursHot += h;
    }
  }

  /// Writes to the memory that wears out (100 000 allowed by the manual).
  public int flashWrites() {
    return flashWrites;
  }

  @Override
  boolean knows(int function) {
    return function == READ_HOLDING || function == READ_INPUT || function == WRITE_MANY;
  }

  @Override
  int read(int start, int count, byte[] out, int at) {
    return switch (start) {
      case 0x0829 -> count == 10 ? primary(out, at) : ILLEGAL_ADDRESS;
      case 0x0969 -> count == 10 ? temperature(out, at) : ILLEGAL_ADDRESS;
      default -> readRarely(start, count, out, at);
    };
  }

  private int primary(byte[] out, int at) {
    double t = celsius.getAsDouble();
    boolean lost = faults().has(Fault.PROBE_LOST);
    double measured = lost ? kind.lostValue() : calibration.apply(value.getAsDouble());
    int status = rangeStatus(t);
    if ((calibration.status(1) | calibration.status(2) | calibration.status(6)) != 0) {
      status |= CALIBRATION_STATUS;
    }
    if (calibration.failed()) {
      status |= WARNING;
    }
    if (lost || worn()) {
      status |= ERROR;
    }
    Registers.put32LowFirst(out, at, unit);
    Registers.putFloatLowFirst(out, at + 4, HamiltonUnits.convert(measured, unit, t));
    Registers.put32LowFirst(out, at + 8, status);
    Registers.putFloatLowFirst(out, at + 12, HamiltonUnits.convert(kind.min(), unit, t));
    Registers.putFloatLowFirst(out, at + 16, HamiltonUnits.convert(kind.max(), unit, t));
    return OK;
  }

  private int temperature(byte[] out, int at) {
    double t = celsius.getAsDouble();
    Registers.put32LowFirst(out, at, temperatureUnit);
    Registers.putFloatLowFirst(out, at + 4, HamiltonUnits.convert(t, temperatureUnit, t));
    Registers.put32LowFirst(out, at + 8, rangeStatus(t));
    Registers.putFloatLowFirst(out, at + 12, HamiltonUnits.convert(COLDEST, temperatureUnit, t));
    Registers.putFloatLowFirst(out, at + 16, HamiltonUnits.convert(HOTTEST, temperatureUnit, t));
    return OK;
  }

  private static int rangeStatus(double celsius) {
    return celsius < COLDEST || celsius > HOTTEST ? OUTSIDE_MEASURING_RANGE : 0;
  }

  /// Identity, counters and diagnosis: start register and exact count of each block.
  private int readRarely(int start, int count, byte[] out, int at) {
    if (start >= 0x077F && start < 0x077F + 4 * 32 && (start - 0x077F) % 4 == 0) {
      return text(count, 4, HamiltonUnits.text((start - 0x077F) / 4), out, at);
    }
    boolean lost = faults().has(Fault.PROBE_LOST);
    return switch (start) {
      case 0x0407 -> text(count, 8, kind.firmware(), out, at);
      case 0x051F -> text(count, 8, serial, out, at);
      case 0x0FFF -> words(count, 2, out, at, address());
      case 0x1005 -> words(count, 2, out, at, 4);
      case 0x1007 -> words(count, 4, out, at, 2, 7);
      case 0x07FF -> words(count, 2, out, at, 0x06E1);
      case 0x081F -> text(count, 8, kind.name(), out, at);
      case 0x0827 -> words(count, 2, out, at, kind.units());
      case 0x095F -> text(count, 8, "T", out, at);
      case 0x0967 -> words(count, 2, out, at, CELSIUS_UNITS);
      case 0x10BF -> words(count, 4, out, at, level, 0);
      case 0x1243 -> floats(count, 6, out, at, hours, hoursHot, hoursTooHot);
      case 0x1249 -> words(count, 6, out, at, powerUps, 0, flashWrites);
      case 0x124F -> words(count, 4, out, at, 0, 0);
      case 0x127F ->
          words(count, 8, out, at, 0, calibration.failed() ? WARN_CALIBRATION_FAILED : 0, 0, 0);
      case 0x12BF ->
          words(
              count,
              8,
              out,
              at,
              lost ? kind.lostError() : 0,
              lost || worn() ? ERROR_QUALITY : 0,
              0,
              0);
      case 0x1307 -> floats(count, 2, out, at, lost ? 0 : quality());
      case 0x1425 -> point(1, count, out, at);
      case 0x1445 -> point(2, count, out, at);
      case 0x14C5 -> point(6, count, out, at);
      default -> ILLEGAL_ADDRESS;
    };
  }

  /// Fresh 100 %, losing a tenth of a percent per day in the culture [U].
  private double quality() {
    return Math.max(0, 100 - 0.1 * hours / 24);
  }

  private boolean worn() {
    return quality() < 15;
  }

  private int point(int point, int count, byte[] out, int at) {
    if (count != 6) {
      return ILLEGAL_ADDRESS;
    }
    Registers.put32LowFirst(out, at, calibration.status(point));
    Registers.put32LowFirst(out, at + 4, kind.unit());
    Registers.putFloatLowFirst(out, at + 8, calibration.value(point));
    return OK;
  }

  private static int text(int count, int whole, String text, byte[] out, int at) {
    if (count != whole) {
      return ILLEGAL_ADDRESS;
    }
    Registers.putText(out, at, 2 * whole, text, '\0');
    return OK;
  }

  private static int words(int count, int whole, byte[] out, int at, int... values) {
    if (count != whole) {
      return ILLEGAL_ADDRESS;
    }
    for (int i = 0; i < values.length; i++) {
      Registers.put32LowFirst(out, at + 4 * i, values[i]);
    }
    return OK;
  }

  private static int floats(int count, int whole, byte[] out, int at, double... values) {
    if (count != whole) {
      return ILLEGAL_ADDRESS;
    }
    for (int i = 0; i < values.length; i++) {
      Registers.putFloatLowFirst(out, at + 4 * i, values[i]);
    }
    return OK;
  }

  @Override
  int write(int start, int count, byte[] in, int at) {
    if (start == 0x10BF) {
      return count == 4 ? logIn(in, at) : ILLEGAL_ADDRESS;
    }
    if (count != 2) {
      return ILLEGAL_ADDRESS;
    }
    int word = Registers.get32LowFirst(in, at);
    float number = Float.intBitsToFloat(word);
    return switch (start) {
      case 0x0829 -> {
        if (level != LEVEL_SPECIALIST
            || Integer.bitCount(word) != 1
            || (word & kind.units()) == 0) {
          yield ILLEGAL_VALUE;
        }
        unit = word;
        yield written();
      }
      case 0x0969 -> {
        if (level != LEVEL_SPECIALIST
            || Integer.bitCount(word) != 1
            || (word & CELSIUS_UNITS) == 0) {
          yield ILLEGAL_VALUE;
        }
        temperatureUnit = word;
        yield written();
      }
      case 0x1429, 0x1449 -> {
        if (level == LEVEL_USER || !Float.isFinite(number)) {
          yield ILLEGAL_VALUE;
        }
        calibration.point(
            start == 0x1429 ? 1 : 2, number, value.getAsDouble(), celsius.getAsDouble());
        yield written();
      }
      case 0x14DB ->
          level != LEVEL_USER && calibration.product(word, value.getAsDouble())
              ? written()
              : ILLEGAL_VALUE;
      case 0x14C9 ->
          level != LEVEL_USER && Float.isFinite(number) && calibration.assign(number)
              ? written()
              : ILLEGAL_VALUE;
      default -> ILLEGAL_ADDRESS;
    };
  }

  private int written() {
    flashWrites++;
    return OK;
  }

  private int logIn(byte[] in, int at) {
    int wanted = Registers.get32LowFirst(in, at);
    int password = Registers.get32LowFirst(in, at + 4);
    boolean granted =
        switch (wanted) {
          case LEVEL_USER -> password == 0;
          case LEVEL_ADMINISTRATOR -> password == 18111978;
          case LEVEL_SPECIALIST -> password == 16021966;
          default -> false;
        };
    if (!granted) {
      return ILLEGAL_VALUE;
    }
    level = wanted;
    return OK;
  }
}
