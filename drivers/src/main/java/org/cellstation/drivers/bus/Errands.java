package org.cellstation.drivers.bus;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The work that waits for one instrument. {@link #run} on the bus's owner thread, all else from
/// any thread.
final class Errands {
  private record Job<T>(Errand<T> errand, CompletableFuture<T> outcome) {
    void run(Line line) throws BusException {
      try {
        outcome.complete(errand.run(line));
      } catch (BusException e) {
        outcome.completeExceptionally(e);
        throw e;
      } catch (RuntimeException e) {
        outcome.completeExceptionally(e);
        throw e;
      }
    }
  }

  private final Queue<Job<?>> waiting = new ConcurrentLinkedQueue<>();
  private volatile @Nullable BusException ended;

  <T> CompletableFuture<T> add(Errand<T> errand) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    waiting.add(new Job<>(errand, outcome));
    BusException why = ended;
    if (why != null) {
      fail(why);
    }
    return outcome;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// Does what was waiting when it was called, up to the first trouble.
  void run(Line line) throws BusException {
    for (int left = waiting.size(); left > 0; left--) {
      Job<?> next = waiting.poll();
      if (next != null) {
        next.run(line);
      }
    }
  }

  /// No work is done any more, also none that comes from now on.
  void end(BusException why) {
    ended = why;
    fail(why);
  }

  /// The instrument cannot be reached: nobody is left waiting.
  void fail(BusException why) {
    for (Job<?> job = waiting.poll(); job != null; job = waiting.poll()) {
      job.outcome().completeExceptionally(why);
    }
  }
}
