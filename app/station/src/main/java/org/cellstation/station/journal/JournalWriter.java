package org.cellstation.station.journal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The thread that makes events durable as soon as there are some. What is appended while the disk
/// is busy goes with the next group.
public final class JournalWriter implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(JournalWriter.class.getName());
  private static final Duration BETWEEN_RETRIES = Duration.ofMillis(500);
  private final Journal journal;
  private final Thread thread;
  private volatile boolean closing;

  private JournalWriter(Journal journal) {
    this.journal = journal;
    this.thread = Thread.ofPlatform().name("journal").unstarted(this::run);
  }

  public static JournalWriter start(Journal journal) {
    JournalWriter writer = new JournalWriter(journal);
    journal.wakes(writer.thread);
    writer.thread.start();
    return writer;
  }

  private void run() {
    while (!closing) {
      try {
        journal.commit();
        if (!journal.trouble().isEmpty()) {
          LockSupport.parkNanos(this, BETWEEN_RETRIES.toNanos());
        } else if (journal.appended() == journal.committed()) {
          LockSupport.park(this);
        }
      } catch (RuntimeException bug) {
        LOG.log(Level.ERROR, "The journal's thread goes on after a fault of the program.", bug);
        LockSupport.parkNanos(this, BETWEEN_RETRIES.toNanos());
      }
    }
  }

  /// Ends the thread after a last commit; the journal stays open.
  @Override
  public void close() {
    closing = true;
    journal.wakes(null);
    LockSupport.unpark(thread);
    try {
      thread.join();
      journal.commit();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
