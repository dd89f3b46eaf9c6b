package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.Probe;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.fixture.Units;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BusWorkerTest {
  /// Process time that passes when the test lets it.
  private static final class SteppedPacer implements Pacer {
    private final Semaphore steps = new Semaphore(0);
    private final BlockingQueue<Instant> awaited = new LinkedBlockingQueue<>();
    private volatile Instant now = TestClock.START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public void await(Instant due) throws InterruptedException {
      awaited.add(due);
      steps.acquire();
      now = due;
    }
  }

  private final SteppedPacer pacer = new SteppedPacer();
  private final Units units = new Units(false);
  private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();

  private Bus bus(Link link) {
    return new Bus(
        "test",
        link,
        List.of(new Probe("A", 1, Transport.RTU, Duration.ofSeconds(5), Duration.ZERO)),
        pacer,
        readings::add);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cranksTheBusAsTimePasses(boolean platform) throws InterruptedException {
    MemoryFarEnd wire = new MemoryFarEnd(units);
    try (BusWorker worker = new BusWorker(bus(wire), pacer, platform)) {
      worker.start();
      assertEquals(1, readings.take().value());
      pacer.steps.release(10);
      assertEquals(2, readings.take().value());
    }
    assertFalse(wire.isOpen());
  }

  @Test
  void looksForRequestsMoreOftenThanItPolls() throws InterruptedException {
    Bus bus = bus(new MemoryFarEnd(units));
    try (BusWorker worker = new BusWorker(bus, pacer, false)) {
      worker.start();
      assertEquals(TestClock.START.plusMillis(100), pacer.awaited.take());
      bus.request("A.set", 3);
      pacer.steps.release();
      pacer.awaited.take();
      assertTrue(units.log().contains("1 write 5=3"));
    }
  }

  @Test
  void survivesADefectInADriver() throws InterruptedException {
    CountDownLatch defect = new CountDownLatch(1);
    Bus bus =
        new Bus(
            "test",
            new MemoryFarEnd(units),
            List.of(new Probe("A", 1, Transport.RTU, Duration.ofSeconds(5), Duration.ZERO)),
            pacer,
            reading -> {
              if (defect.getCount() > 0) {
                defect.countDown();
                throw new IllegalStateException("a defect made for this test");
              }
              readings.add(reading);
            });
    try (BusWorker worker = new BusWorker(bus, pacer, false)) {
      worker.start();
      defect.await();
      pacer.steps.release(20);
      assertTrue(readings.take().isGood());
    }
  }

  /// The native close of a pulled adapter may never return.
  @Test
  void endsAlthoughTheLinkHangsInItsClose() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    MemoryFarEnd wire = new MemoryFarEnd(units);
    Link hanging = new HangingLink(wire, never);
    BusWorker worker = new BusWorker(bus(hanging), pacer, true);
    worker.start();
    assertTrue(readings.poll(10, TimeUnit.SECONDS) != null);
    worker.close();
    never.countDown();
  }

  @Test
  void closesWithoutHavingBeenStarted() {
    new BusWorker(bus(new MemoryFarEnd(units)), pacer, false).close();
  }

  private record HangingLink(MemoryFarEnd wire, CountDownLatch released) implements Link {
    @Override
    public String address() {
      return wire.address();
    }

    @Override
    public void open() throws BusException.LinkLost {
      wire.open();
    }

    @Override
    public boolean isOpen() {
      return wire.isOpen();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
      wire.write(bytes, offset, length);
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout)
        throws BusException.LinkLost {
      return wire.read(buffer, offset, length, timeout);
    }

    @Override
    public void close() {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
