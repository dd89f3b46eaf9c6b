package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A system that does not come back from opening, closing or reading.
@Timeout(30)
class BoundedLinkTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(20);

  /// Hangs where the test says so until the test lets it go.
  private static final class Hanging implements Link {
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch reading = new CountDownLatch(1);
    private final Semaphore closed = new Semaphore(0);
    private final AtomicInteger openings = new AtomicInteger();
    private volatile boolean hangsAtOpen;
    private volatile boolean hangsAtClose;
    private volatile boolean open;

    private void hang() {
      boolean interrupted = false;
      while (release.getCount() > 0) {
        try {
          release.await();
        } catch (InterruptedException e) {
          // A native call does not care.
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public String address() {
      return "serial:X";
    }

    @Override
    public boolean takesWallTime() {
      return true;
    }

    @Override
    public void open() {
      openings.incrementAndGet();
      if (hangsAtOpen) {
        hang();
      }
      open = true;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
      throw new BusException.LinkLost(address(), "gone");
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) {
      reading.countDown();
      hang();
      return 0;
    }

    @Override
    public void close() {
      if (hangsAtClose) {
        hang();
      }
      open = false;
      closed.release();
    }
  }

  private final Hanging port = new Hanging();

  @AfterEach
  void letGo() {
    port.release.countDown();
  }

  @Test
  void opensAndClosesWhatBehaves() throws BusException {
    BoundedLink link = new BoundedLink(port, LONG, LONG, LONG);
    link.open();
    assertTrue(link.isOpen());
    link.close();
    assertFalse(link.isOpen());
    assertEquals(1, port.closed.availablePermits());
    assertThrows(BusException.LinkLost.class, () -> link.write(new byte[1], 0, 1));
    assertFalse(link.isHanging());
  }

  @Test
  void givesUpAnOpeningThatHangsAndClosesWhatIsOpenedTooLate() throws InterruptedException {
    port.hangsAtOpen = true;
    BoundedLink link = new BoundedLink(port, SHORT, LONG, LONG);
    var late = assertThrows(BusException.LinkLost.class, link::open);
    assertTrue(String.valueOf(late.getMessage()).contains("does not open"), late.getMessage());
    assertFalse(link.isOpen());
    port.release.countDown();
    port.closed.acquire();
    assertFalse(port.open);
  }

  @Test
  void doesNotPileUpOpeningsThatHang() {
    port.hangsAtOpen = true;
    BoundedLink link = new BoundedLink(port, SHORT, LONG, LONG);
    for (int i = 0; i < 5; i++) {
      assertThrows(BusException.LinkLost.class, link::open);
    }
    assertEquals(1, port.openings.get());
  }

  @Test
  void leavesAClosingThatHangsBehindAndOpensAgainAFewTimes() throws BusException {
    port.hangsAtClose = true;
    BoundedLink link = new BoundedLink(port, LONG, SHORT, LONG);
    for (int i = 0; i < 4; i++) {
      link.open();
      link.close();
      assertFalse(link.isOpen());
    }
    var full = assertThrows(BusException.LinkLost.class, link::open);
    assertTrue(String.valueOf(full.getMessage()).contains("4 closings hang"), full.getMessage());
  }

  @Test
  void saysThatATransferHangs() throws BusException, InterruptedException {
    BoundedLink link = new BoundedLink(port, LONG, LONG, Duration.ZERO);
    link.open();
    Thread owner =
        Thread.ofPlatform()
            .start(
                () -> assertDoesNotThrow(() -> link.read(new byte[1], 0, 1, Duration.ofNanos(1))));
    port.reading.await();
    assertFalse(link.isHanging());
    while (!link.isHanging()) {
      Thread.onSpinWait();
    }
    port.release.countDown();
    owner.join();
    assertFalse(link.isHanging());
  }

  @Test
  void passesOnWhyItDoesNotOpen() {
    BoundedLink link =
        new BoundedLink(
            new Link() {
              @Override
              public String address() {
                return "tcp:nowhere:1";
              }

              @Override
              public boolean takesWallTime() {
                return true;
              }

              @Override
              public void open() throws BusException.LinkLost {
                throw new BusException.LinkLost(address(), "unknown host");
              }

              @Override
              public boolean isOpen() {
                return false;
              }

              @Override
              public void write(byte[] bytes, int offset, int length) {}

              @Override
              public int read(byte[] buffer, int offset, int length, Duration timeout) {
                return 0;
              }

              @Override
              public void close() {}
            },
            LONG,
            LONG,
            LONG);
    var lost = assertThrows(BusException.LinkLost.class, link::open);
    assertEquals("tcp:nowhere:1: unknown host", lost.getMessage());
  }
}
