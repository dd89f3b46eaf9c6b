package org.cellstation.drivers.hamilton;

import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// An Arc sensor: primary channel 1 (pH or dissolved oxygen) and 6 (temperature). Reads only: the
/// sensor's memory wears out with writing, so nothing is ever written to it periodically. Source:
/// Programmer's Manuals 624300/01 and 624179/05; registers on the wire are the manual's minus one.
public final class ArcSensor extends PolledInstrument {
  /// What channel 1 measures and the unit bit it must report.
  public enum Kind {
    PH_ARC("pH Arc", "pH", "pH", 0x1000),
    VISIFERM_DO("VisiFerm DO Arc", "DO", "%", 0x20);

    private final String model;
    private final String signal;
    private final String unit;
    private final int unitBit;

    Kind(String model, String signal, String unit, int unitBit) {
      this.model = model;
      this.signal = signal;
      this.unit = unit;
      this.unitBit = unitBit;
    }
  }

  private static final int CHANNEL_1 = 2090 - 1;
  private static final int CHANNEL_6 = 2410 - 1;
  private static final int CELSIUS = 0x04;

  private final Kind kind;
  private final ModbusUnit unit;
  private final ModbusUnit.Query value;
  private final ModbusUnit.Query temperature;
  private final Tag valueTag;
  private final Tag temperatureTag;

  /// @param address 1 .. 32
  public ArcSensor(String id, Kind kind, int address, Timing timing) {
    super(
        id,
        timing,
        List.of(new Signal(kind.signal, kind.unit), new Signal("temperature", "degC")),
        List.of());
    this.kind = kind;
    this.unit = new ModbusUnit(id, address, Transport.RTU, timing.timeout());
    // A part of a block cannot be read.
    this.value = unit.holding(CHANNEL_1, MeasurementBlock.REGISTERS);
    this.temperature = unit.holding(CHANNEL_6, MeasurementBlock.REGISTERS);
    this.valueTag = tag(kind.signal);
    this.temperatureTag = tag("temperature");
  }

  @Override
  public Identity identify(Line line) throws BusException {
    unit.read(line, value);
    return new Identity("Hamilton", kind.model, "", "");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    poll(line, value, kind.unitBit, valueTag, sink);
    poll(line, temperature, CELSIUS, temperatureTag, sink);
  }

  private void poll(Line line, ModbusUnit.Query query, int unitBit, Tag tag, ReadingSink sink)
      throws BusException {
    var block = unit.read(line, query);
    Instant now = line.now();
    sink.accept(MeasurementBlock.read(block, unitBit, tag, now));
  }
}
