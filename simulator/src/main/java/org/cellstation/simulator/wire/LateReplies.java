package org.cellstation.simulator.wire;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Delivers answers after the client has given up waiting for them, in real time, because a
/// client's timeout is real time too. One thread for all wires.
public final class LateReplies implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LateReplies.class.getName());

  /// Longer than any timeout a station uses (300..2000 ms).
  private static final long DELAY_MILLIS = 2500;

  private final ScheduledThreadPoolExecutor executor;

  public LateReplies() {
    executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("simulator-late").factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void deliver(Runnable write) {
    try {
      // Writing to a wire reports its own trouble; the future has nothing to add.
      var _ = executor.schedule(write, DELAY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      LOG.log(System.Logger.Level.DEBUG, "closing: a late answer is lost with its wire", closing);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
