package org.cellstation.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Frame;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.ReadingSink;

/// A real bus over a wire in memory, so that the links screen has true frames to show: one balance
/// that answers, and one that is another than the accepted.
final class FakeWire {
  static final String BUS = "weighing";

  private Instant now = FakeStation.BEGIN;
  private final Bus bus =
      new Bus(
          BUS,
          new Memory(),
          List.of(new Balance("WT-101", "B021"), new Balance("WT-102", "B022")),
          () -> now,
          reading -> {});

  FakeWire() {
    bus.accept("WT-102", new Identity("Fake", "balance", "B077", "1.0"));
  }

  void scan() {
    now = now.plusSeconds(1);
    bus.cycle();
  }

  List<Frame> frames(long from) {
    return bus.frames().since(from);
  }

  List<LinkStatus> instruments() {
    return bus.instruments();
  }

  private record Balance(String id, String serial) implements Instrument {
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
      return Duration.ofSeconds(1);
    }

    @Override
    public Identity identify(Line line) throws BusException {
      return new Identity("Fake", "balance", serial, "1.0");
    }

    @Override
    public void poll(Line line, ReadingSink sink) throws BusException {
      byte[] ask = "SI\r\n".getBytes(StandardCharsets.US_ASCII);
      line.exchange(id, ask, (buffer, length) -> length, Duration.ofSeconds(1));
    }

    @Override
    public void write(Line line, Setting setting, double value) {
      throw new IllegalArgumentException(setting.name());
    }
  }

  private static final class Memory implements Link {
    private static final byte[] REPLY = "S D    1012.4 g\r\n".getBytes(StandardCharsets.US_ASCII);
    private boolean open;
    private boolean waiting;

    @Override
    public String address() {
      return "memory";
    }

    @Override
    public void open() {
      open = true;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      waiting = true;
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) {
      if (!waiting) {
        return 0;
      }
      waiting = false;
      System.arraycopy(REPLY, 0, buffer, offset, REPLY.length);
      return REPLY.length;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
