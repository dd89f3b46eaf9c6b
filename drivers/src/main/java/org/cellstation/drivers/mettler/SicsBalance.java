package org.cellstation.drivers.mettler;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A balance or weighing platform. Asks with `SI`, which answers at once, because `S` waits for a
/// rocking bag to stand still. Never sends `@`: that would lose the tare.
public final class SicsBalance implements Instrument {
  private static final byte[] WEIGH_NOW = "SI\r\n".getBytes(StandardCharsets.US_ASCII);

  private final String id;
  private final Timing timing;
  private final Tag weight;

  public SicsBalance(String id, Timing timing) {
    this.id = id;
    this.timing = timing;
    this.weight = new Tag(id + ".weight", "g");
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Signal> signals() {
    return List.of(new Signal("weight", "g"));
  }

  @Override
  public List<Setting> settings() {
    return List.of();
  }

  @Override
  public Duration period() {
    return timing.period();
  }

  @Override
  public Duration gap() {
    return timing.gap();
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    byte[] reply = line.exchange(id, WEIGH_NOW, LineFraming.INSTANCE, timing.timeout());
    sink.accept(SicsWeight.read(reply, weight, line.now(), line.address(), id));
  }

  @Override
  public void write(Line line, Setting setting, double value) {
    throw new IllegalArgumentException(id + " has no setting " + setting.name());
  }
}
