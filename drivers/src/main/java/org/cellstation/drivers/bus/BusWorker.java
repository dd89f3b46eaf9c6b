package org.cellstation.drivers.bus;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;

/// The thread that cranks one {@link Bus}. A platform thread for serial ports (their reads block in
/// native code), a virtual one for sockets.
public final class BusWorker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(BusWorker.class.getName());

  /// How long, in process time, a requested value waits at most before it is written.
  private static final Duration ATTENTION = Duration.ofMillis(100);

  private static final Duration REST_AFTER_DEFECT = Duration.ofSeconds(1);

  /// Longer than any single wait inside a cycle on a healthy port.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Bus bus;
  private final Pacer pacer;
  private final Thread thread;
  private volatile boolean stopping;

  public BusWorker(Bus bus, Pacer pacer, boolean platformThread) {
    this.bus = bus;
    this.pacer = pacer;
    String name = "bus-" + bus.id();
    this.thread =
        platformThread
            ? Thread.ofPlatform().daemon().name(name).unstarted(this::run)
            : Thread.ofVirtual().name(name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!stopping) {
        Instant due = crank();
        Instant look = pacer.instant().plus(ATTENTION);
        pacer.await(due.isBefore(look) ? due : look);
      }
    } catch (InterruptedException e) {
      // Only `close` interrupts, and then the work is over.
      LOG.log(Level.DEBUG, "bus {0} interrupted", bus.id());
    }
  }

  /// The root of the thread: a defect in one instrument's code must not silence its neighbours.
  private Instant crank() {
    try {
      return bus.cycle();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "bus " + bus.id() + ": defect in a driver", e);
      return pacer.instant().plus(REST_AFTER_DEFECT);
    }
  }

  /// Ends the thread and closes the link, in a few seconds at worst. The link is closed on a thread
  /// of its own, because a native close can hang when a USB adapter has been pulled.
  @Override
  public void close() {
    stopping = true;
    bus.stop();
    thread.interrupt();
    boolean interrupted = !endsInTime(thread);
    Thread closer = Thread.ofPlatform().daemon().name("close-" + bus.id()).start(bus::close);
    interrupted |= !endsInTime(closer);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return false when this thread was interrupted while it waited
  private boolean endsInTime(Thread other) {
    if (other.getState() == Thread.State.NEW) {
      return true;
    }
    try {
      if (!other.join(PATIENCE)) {
        LOG.log(Level.WARNING, "{0} does not end; left behind", other.getName());
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
