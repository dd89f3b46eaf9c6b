package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cellstation.drivers.fixture.FarEnd;
import org.cellstation.drivers.fixture.Probe;
import org.cellstation.drivers.fixture.SerialFarEnd;
import org.cellstation.drivers.fixture.TcpFarEnd;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.fixture.Units;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// An adapter is pulled and put back, a device server dies and comes back, again and again: every
/// loss shows at the next poll, every return within the back-off, and nothing is left behind.
@EnabledOnOs(OS.LINUX)
class HotUnplugTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int SHORT = 25;
  private static final int CAMPAIGN = 1000;

  /// What the run itself may still have open or running: a closer thread that is just ending.
  private static final int SLACK = 3;

  @Test
  void comesBackAfterEachUnplugOfASerialAdapter() throws IOException {
    unplugAndReplug(Transport.RTU, SerialFarEnd::new, SHORT);
  }

  @Test
  void comesBackAfterEachLossOfADeviceServer() throws IOException {
    unplugAndReplug(Transport.TCP, TcpFarEnd::new, SHORT);
  }

  @Test
  @Tag("campaign")
  void comesBackAThousandTimesOnASerialAdapter() throws IOException {
    unplugAndReplug(Transport.RTU, SerialFarEnd::new, CAMPAIGN);
  }

  @Test
  @Tag("campaign")
  void comesBackAThousandTimesFromADeviceServer() throws IOException {
    unplugAndReplug(Transport.TCP, TcpFarEnd::new, CAMPAIGN);
  }

  private static void unplugAndReplug(Transport transport, Function<Units, FarEnd> plug, int times)
      throws IOException {
    TestClock clock = new TestClock();
    List<Reading> readings = new ArrayList<>();
    FarEnd farEnd = plug.apply(new Units(transport == Transport.TCP));
    Instrument probe = new Probe("A", 1, transport, TIMEOUT, Duration.ZERO);
    Bus bus = new Bus("test", farEnd.link(), List.of(probe), clock, readings::add);
    bus.cycle();
    assertTrue(readings.getLast().isGood());
    long descriptors = 0;
    int threads = 0;
    for (int i = 0; i < times; i++) {
      farEnd.vanish();
      clock.advance(probe.period());
      bus.cycle();
      assertEquals(Cause.LINK_DOWN, readings.getLast().cause(), "loss " + i);
      farEnd.comeBack();
      clock.advance(BusSettings.DEFAULT.firstBackOff());
      bus.cycle();
      assertTrue(readings.getLast().isGood(), "return " + i + ": " + bus.status());
      if (i == SHORT / 5) {
        descriptors = descriptors();
        threads = Thread.activeCount();
      }
      readings.clear();
    }
    assertTrue(
        descriptors() <= descriptors + SLACK, descriptors + " descriptors, now " + descriptors());
    assertTrue(
        Thread.activeCount() <= threads + SLACK, threads + " threads, now " + Thread.activeCount());
    System.out.println(
        "hot unplug: %d losses and returns over %s, each within the back-off"
            .formatted(times, transport));
    bus.close();
    farEnd.close();
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
