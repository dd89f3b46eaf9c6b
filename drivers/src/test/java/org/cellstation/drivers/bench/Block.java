package org.cellstation.drivers.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A unit with so many registers, each of them a tag.
final class Block extends PolledInstrument {
  private final int registers;
  private final ModbusUnit unit;
  private final ModbusUnit.Query query;
  private final List<Tag> tags;

  Block(String id, Transport transport, int registers, Duration period) {
    this(id, transport, registers, period, Duration.ZERO);
  }

  /// @param gap silence before each request
  Block(String id, Transport transport, int registers, Duration period, Duration gap) {
    super(
        id,
        new Timing(period, Duration.ofSeconds(2), gap),
        IntStream.range(0, registers).mapToObj(i -> new Signal("r" + i, "1")).toList(),
        List.of());
    this.registers = registers;
    this.unit = new ModbusUnit(id, 1, transport, Duration.ofSeconds(2));
    this.query = unit.holding(0, registers);
    this.tags = IntStream.range(0, registers).mapToObj(i -> tag("r" + i)).toList();
  }

  /// Reads all registers without pause.
  ///
  /// @return how often
  long readFor(Line line, Duration time) throws BusException {
    long end = System.nanoTime() + time.toNanos();
    long count = 0;
    while (System.nanoTime() < end) {
      Registers read = unit.read(line, query);
      for (int i = 0; i < registers; i++) {
        if (read.unsigned16(i) != i) {
          throw new IllegalStateException("wrong value");
        }
      }
      count++;
    }
    return count;
  }

  @Override
  public Identity identify(Line line) {
    return new Identity("Benchmark", "block", id(), "");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Registers read = unit.read(line, query);
    for (int i = 0; i < registers; i++) {
      sink.accept(tags.get(i).good(read.unsigned16(i), line.now()));
    }
  }
}
