package org.cellstation.drivers.vaisala;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// GMP251 / GMP252: carbon dioxide of incubation gas or off-gas, as floats with the low word first.
/// What it cannot measure yet is a NaN, never an exception. Pressure, temperature, humidity and
/// oxygen that it compensates for are written to the volatile registers only: the power-up ones
/// wear out after 30 000 writes. They are lost when the probe restarts, so they are told again
/// every minute. Sources: GMP252 User Guide M211897EN, appendix A; GMP251 User Guide M211799EN.
public final class CarbonDioxideProbe extends PolledInstrument {
  private static final WordOrder ORDER = WordOrder.LOW_WORD_FIRST;
  private static final int CARBON_DIOXIDE = 0x0000;
  private static final int TEMPERATURE = 0x0004;
  private static final int STATUS = 0x0800;
  private static final int ERRORS = 0x0803;

  /// Bits of the device status; a warning is the third, 4.
  private static final int CRITICAL_OR_ERROR = 1 | 2;

  /// Bits of the CO2 status.
  private static final int NOT_READY = 256;

  private static final int OUT_OF_RANGE_ERROR = 0x1000;

  private static final int VENDOR = 0x00;
  private static final int PRODUCT = 0x01;
  private static final int VERSION = 0x02;
  private static final int SERIAL = 0x80;

  private static final Duration REPEAT = Duration.ofMinutes(1);

  /// The volatile register of each setting.
  private static final Map<String, Integer> COMPENSATION =
      Map.of(
          "pressure compensation",
          0x0208,
          "temperature compensation",
          0x020A,
          "humidity compensation",
          0x020C,
          "oxygen compensation",
          0x020E);

  private final ModbusUnit unit;

  /// Carbon dioxide, the temperature compensated for, and the measured temperature.
  private final ModbusUnit.Query measured;

  private final ModbusUnit.Query status;
  private final ModbusUnit.Query errors;
  private final Tag carbonDioxideTag;
  private final Tag temperatureTag;

  /// @param address 1 .. 247; 240 as it leaves the factory
  public CarbonDioxideProbe(String id, int address, Timing timing) {
    super(
        id,
        timing,
        List.of(new Signal("CO2", "ppm"), new Signal("temperature", "degC")),
        List.of(
            new Setting("pressure compensation", "hPa", 500, 1100, REPEAT),
            new Setting("temperature compensation", "degC", -40, 60, REPEAT),
            new Setting("humidity compensation", "%", 0, 100, REPEAT),
            new Setting("oxygen compensation", "%", 0, 100, REPEAT)));
    this.unit = new ModbusUnit(id, address, Transport.RTU, timing.timeout());
    this.measured = unit.holding(CARBON_DIOXIDE, TEMPERATURE + 2 - CARBON_DIOXIDE);
    this.status = unit.holding(STATUS, 2);
    this.errors = unit.holding(ERRORS, 2);
    this.carbonDioxideTag = tag("CO2");
    this.temperatureTag = tag("temperature");
  }

  @Override
  public Identity identify(Line line) throws BusException {
    String maker = unit.identification(line, VENDOR);
    String product = unit.identification(line, PRODUCT);
    if (!maker.equals("Vaisala") || !product.startsWith("GMP25")) {
      throw new BusException.OtherDevice(
          line.address(), id(), "not a GMP25x but \"" + maker + "\" \"" + product + "\"");
    }
    return new Identity(
        maker, product, unit.identification(line, SERIAL), unit.identification(line, VERSION));
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Registers values = unit.read(line, measured);
    float ppm = values.float32(CARBON_DIOXIDE, ORDER);
    float celsius = values.float32(TEMPERATURE, ORDER);
    Registers state = unit.read(line, status);
    boolean troubled = state.unsigned16(0) != 0 || state.unsigned16(1) != 0;
    int errorBits = troubled ? unit.read(line, errors).bits32(0, ORDER) : 0;
    Instant now = line.now();
    sink.accept(judged(ppm, state, errorBits, now));
    sink.accept(
        Float.isFinite(celsius)
            ? temperatureTag.good(celsius, now)
            : temperatureTag.bad(Cause.SENSOR_FAULT, now));
  }

  private Reading judged(float ppm, Registers state, int errorBits, Instant now) {
    int device = state.unsigned16(0);
    int measurement = state.unsigned16(1);
    if ((measurement & NOT_READY) != 0) {
      return carbonDioxideTag.bad(Cause.NOT_STABLE, now);
    }
    if (!Float.isFinite(ppm)) {
      return carbonDioxideTag.bad(Cause.SENSOR_FAULT, now);
    }
    if ((errorBits & OUT_OF_RANGE_ERROR) != 0) {
      return carbonDioxideTag.bad(ppm, Cause.OUT_OF_RANGE, now);
    }
    if ((device & CRITICAL_OR_ERROR) != 0 || errorBits != 0) {
      return carbonDioxideTag.bad(ppm, Cause.SENSOR_FAULT, now);
    }
    if (measurement != 0) {
      return carbonDioxideTag.uncertain(ppm, Cause.NOT_STABLE, now);
    }
    return device != 0
        ? carbonDioxideTag.uncertain(ppm, Cause.SENSOR_FAULT, now)
        : carbonDioxideTag.good(ppm, now);
  }

  /// Written with function 16: a float takes effect as a whole.
  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    Integer register = COMPENSATION.get(setting.name());
    if (register == null) {
      super.write(line, setting, value);
      return;
    }
    unit.write(line, register, ORDER.float32(value));
  }
}
