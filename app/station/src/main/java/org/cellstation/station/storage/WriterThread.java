package org.cellstation.station.storage;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A thread that writes what has gathered, every half second of wall time.
public final class WriterThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WriterThread.class.getName());
  private static final Duration PERIOD = Duration.ofMillis(500);
  private final Runnable write;
  private final Thread thread;
  private volatile boolean closing;

  private WriterThread(String name, Runnable write) {
    this.write = write;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /// @param write called again after a defect; never while it runs
  public static WriterThread start(String name, Runnable write) {
    WriterThread writer = new WriterThread(name, write);
    writer.thread.start();
    return writer;
  }

  private void run() {
    while (!closing) {
      try {
        write.run();
      } catch (RuntimeException bug) {
        LOG.log(
            Level.ERROR,
            "The thread " + thread.getName() + " goes on after a fault of the program.",
            bug);
      }
      LockSupport.parkNanos(this, PERIOD.toNanos());
    }
  }

  /// Ends the thread, and writes what has gathered since.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
      write.run();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
