package org.cellstation.drivers.probe;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.cellstation.drivers.bus.Link;

/// Finds out what answers on lines of which nothing is known. Only questions are sent; nothing is
/// written into any instrument. Every line has its own thread, because they do not disturb each
/// other. {@link #stop} may be called from any thread.
public final class Search {
  private final List<LinkSearch> lines;
  private volatile boolean stopped;

  /// @param suspects models to look for, in the order in which they are asked
  /// @param links opens what an address names
  public Search(
      List<Target> targets,
      List<Suspect> suspects,
      SearchPlan plan,
      Function<String, Link> links,
      InstantSource clock,
      SearchListener listener) {
    lines =
        targets.stream()
            .map(
                target ->
                    new LinkSearch(target, suspects, plan, links, clock, listener, () -> stopped))
            .toList();
  }

  /// Searches all lines to their end, or until it is stopped.
  ///
  /// @return what was found, in the order of the targets
  public List<LinkReport> run() throws InterruptedException {
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("probe-", 0).factory())) {
      List<Future<LinkReport>> running =
          lines.stream().map(line -> threads.submit(line::run)).toList();
      List<LinkReport> reports = new ArrayList<>();
      for (Future<LinkReport> one : running) {
        reports.add(one.get());
      }
      return reports;
    } catch (ExecutionException defect) {
      throw new IllegalStateException("a search has failed", defect.getCause());
    }
  }

  /// Ends the search after the questions that are under way.
  public void stop() {
    stopped = true;
  }
}
