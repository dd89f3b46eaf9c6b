package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.fixture.TestClock;
import org.junit.jupiter.api.Test;

class BusLineTest {
  private static final byte[] REQUEST = {'x'};

  private final List<Long> sentNanos = new ArrayList<>();
  private final BusLine line = new BusLine(new Deaf(), new TestClock());

  /// A link on which time passes and nothing comes back; the rest after a request is a lower bound,
  /// so a slow machine only keeps it better.
  @Test
  void leavesADeviceInPeaceForAsLongAsItAskedFor() throws BusException {
    line.send("TCU-101", REQUEST, Duration.ofMillis(30));
    line.send("TCU-101", REQUEST);
    line.send("TCU-101", REQUEST);
    assertEquals(3, sentNanos.size());
    assertTrue(sentNanos.get(1) - sentNanos.get(0) >= 30_000_000, sentNanos::toString);
  }

  private final class Deaf implements Link {
    @Override
    public String address() {
      return "deaf";
    }

    @Override
    public boolean takesWallTime() {
      return true;
    }

    @Override
    public void open() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      sentNanos.add(System.nanoTime());
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) {
      return 0;
    }

    @Override
    public void close() {}
  }
}
