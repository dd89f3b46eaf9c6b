package org.cellstation.station.journal.projection;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The thread that keeps the tables up to date, a moment behind the journal.
public final class ProjectionWriter implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ProjectionWriter.class.getName());
  private static final Duration PERIOD = Duration.ofMillis(500);
  private final Projection projection;
  private final Thread thread;
  private volatile boolean closing;

  private ProjectionWriter(Projection projection) {
    this.projection = projection;
    this.thread = Thread.ofPlatform().name("projection").unstarted(this::run);
  }

  public static ProjectionWriter start(Projection projection) {
    ProjectionWriter writer = new ProjectionWriter(projection);
    writer.thread.start();
    return writer;
  }

  private void run() {
    while (!closing) {
      try {
        projection.catchUp();
      } catch (RuntimeException bug) {
        LOG.log(Level.ERROR, "The projection's thread goes on after a fault of the program.", bug);
      }
      LockSupport.parkNanos(this, PERIOD.toNanos());
    }
  }

  /// Ends the thread after a last look at the journal; the projection stays open.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
      projection.catchUp();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
