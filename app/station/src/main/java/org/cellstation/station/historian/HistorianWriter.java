package org.cellstation.station.historian;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The thread that makes readings durable every half second of wall time, so that a killed process
/// loses less than one.
public final class HistorianWriter implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HistorianWriter.class.getName());
  private static final Duration PERIOD = Duration.ofMillis(500);
  private final Historian historian;
  private final Thread thread;
  private volatile boolean closing;

  private HistorianWriter(Historian historian) {
    this.historian = historian;
    this.thread = Thread.ofPlatform().name("historian").unstarted(this::run);
  }

  public static HistorianWriter start(Historian historian) {
    HistorianWriter writer = new HistorianWriter(historian);
    writer.thread.start();
    return writer;
  }

  private void run() {
    while (!closing) {
      try {
        historian.commit();
      } catch (RuntimeException bug) {
        LOG.log(Level.ERROR, "The historian's thread goes on after a fault of the program.", bug);
      }
      LockSupport.parkNanos(this, PERIOD.toNanos());
    }
  }

  /// Ends the thread after a last commit; the historian stays open.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
      historian.commit();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
