package org.cellstation.drivers.hamilton;

import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.calibration.Calibratable;
import org.cellstation.drivers.calibration.CalibrationPoint;
import org.cellstation.drivers.calibration.CalibrationResult;
import org.cellstation.drivers.calibration.CalibrationState;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// An Arc sensor: primary channel 1 (pH or dissolved oxygen) and 6 (temperature), what the sensor
/// knows of itself, and its calibration.
///
/// The sensor's memory wears out with writing, so nothing is ever written to it periodically: the
/// unit of channel 1 when it is another one at connecting, and a calibration when a person asks.
/// There is no watchdog; a sensor has nothing to make safe.
///
/// Source: Programmer's Manuals 624300/01 (serial number: figure 2.9.2.2) and 624179/05; registers
/// on the wire are the manual's minus one.
public final class ArcSensor extends PolledInstrument implements Calibratable {
  /// What channel 1 measures and the unit bit it must report.
  public enum Kind {
    PH_ARC("pH Arc", "pH", "pH", 0x1000, 14),
    VISIFERM_DO("VisiFerm DO Arc", "DO", "%", 0x20, 300);

    private final String model;
    private final String signal;
    private final String unit;
    private final int unitBit;
    private final double largest;

    Kind(String model, String signal, String unit, int unitBit, double largest) {
      this.model = model;
      this.signal = signal;
      this.unit = unit;
      this.unitBit = unitBit;
      this.largest = largest;
    }

    private List<CalibrationPoint> points() {
      return List.of(point("CP1", false), point("CP2", false), point("CP6", true));
    }

    private CalibrationPoint point(String name, boolean product) {
      return new CalibrationPoint(name, signal, unit, 0, largest, product);
    }
  }

  private static final WordOrder ORDER = WordOrder.LOW_WORD_FIRST;
  private static final int FIRMWARE = 1032 - 1;
  private static final int SERIAL = 1312 - 1;
  private static final int TEXT_REGISTERS = 8;

  /// What stands in a text that the maker has not filled in.
  private static final String NOT_AVAILABLE = "not available";

  private static final int CHANNEL_1_UNITS = 2088 - 1;
  private static final int CHANNEL_1 = 2090 - 1;
  private static final int CHANNEL_6 = 2410 - 1;
  private static final int CELSIUS = 0x04;

  /// Somebody else keeps setting it back: not worth wearing out the memory.
  private static final int MOST_UNIT_WRITES = 3;

  private final Kind kind;
  private final ModbusUnit unit;
  private final ModbusUnit.Query firmware;
  private final ModbusUnit.Query serial;
  private final ModbusUnit.Query units;
  private final ModbusUnit.Query level;
  private final ModbusUnit.Query value;
  private final ModbusUnit.Query temperature;
  private final Tag valueTag;
  private final Tag temperatureTag;
  private final ArcDiagnosis diagnosis;
  private final ArcCalibration calibration;
  private int unitWrites;

  /// @param address 1 .. 32
  public ArcSensor(String id, Kind kind, int address, Timing timing) {
    super(
        id,
        timing,
        List.of(
            new Signal(kind.signal, kind.unit),
            new Signal("temperature", "degC"),
            new Signal("quality", "%"),
            new Signal("hours", "h"),
            new Signal("powerUps", "1"),
            new Signal("flashWrites", "1")),
        List.of());
    this.kind = kind;
    this.unit = new ModbusUnit(id, address, Transport.RTU, timing.timeout());
    this.firmware = unit.holding(FIRMWARE, TEXT_REGISTERS);
    this.serial = unit.holding(SERIAL, TEXT_REGISTERS);
    this.units = unit.holding(CHANNEL_1_UNITS, 2);
    this.level = ArcLevel.query(unit);
    // A part of a block cannot be read.
    this.value = unit.holding(CHANNEL_1, MeasurementBlock.REGISTERS);
    this.temperature = unit.holding(CHANNEL_6, MeasurementBlock.REGISTERS);
    this.valueTag = tag(kind.signal);
    this.temperatureTag = tag("temperature");
    this.diagnosis =
        new ArcDiagnosis(unit, tag("quality"), tag("hours"), tag("powerUps"), tag("flashWrites"));
    this.calibration =
        new ArcCalibration(id, unit, kind.unitBit, diagnosis, new Measuring(), kind.points());
  }

  private final class Measuring implements ArcCalibration.Measured {
    @Override
    public Reading value(Line line) throws BusException {
      Registers block = unit.read(line, value);
      return MeasurementBlock.read(block, kind.unitBit, valueTag, line.now());
    }

    @Override
    public Reading temperature(Line line) throws BusException {
      Registers block = unit.read(line, temperature);
      return MeasurementBlock.read(block, CELSIUS, temperatureTag, line.now());
    }
  }

  @Override
  public Identity identify(Line line) throws BusException {
    if ((unit.read(line, units).bits32(0, ORDER) & kind.unitBit) == 0) {
      throw new BusException.Refused(
          line.address(), id(), "this sensor cannot measure in " + kind.unit);
    }
    String version = unit.read(line, firmware).text(0, TEXT_REGISTERS);
    return new Identity("Hamilton", kind.model, serial(line), version);
  }

  /// A sensor that does not know the register works all the same.
  private String serial(Line line) throws BusException {
    try {
      String told = unit.read(line, serial).text(0, TEXT_REGISTERS);
      return told.equals(NOT_AVAILABLE) ? "" : told;
    } catch (BusException.Refused unknown) {
      return "";
    }
  }

  /// Back to the lowest level, where a calibration was cut off, and to the unit of the station.
  @Override
  public void prepare(Line line) throws BusException {
    diagnosis.forget();
    if (!ArcLevel.USER.isIn(line, unit, level)) {
      ArcLevel.USER.enter(line, unit);
    }
    boolean other = unit.read(line, value).bits32(0, ORDER) != kind.unitBit;
    if (other && unitWrites < MOST_UNIT_WRITES) {
      unitWrites++;
      byte[] bit = new byte[4];
      ORDER.put(bit, 0, kind.unitBit);
      ArcLevel.SPECIALIST.with(line, unit, () -> unit.write(line, CHANNEL_1, bit));
    }
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Registers block = unit.read(line, value);
    int status = block.bits32(4, ORDER);
    sink.accept(MeasurementBlock.read(block, kind.unitBit, valueTag, line.now()));
    block = unit.read(line, temperature);
    sink.accept(MeasurementBlock.read(block, CELSIUS, temperatureTag, line.now()));
    diagnosis.poll(line, status, sink);
  }

  @Override
  public String remark() {
    return diagnosis.remark();
  }

  @Override
  public List<CalibrationPoint> calibrationPoints() {
    return calibration.points();
  }

  @Override
  public CalibrationState begin(Line line, CalibrationPoint point) throws BusException {
    return calibration.begin(line, point);
  }

  @Override
  public CalibrationResult perform(Line line, CalibrationPoint point, double value)
      throws BusException {
    return calibration.perform(line, point, value);
  }

  @Override
  public void cancel(Line line, CalibrationPoint point) throws BusException {
    calibration.cancel(line, point);
  }
}
