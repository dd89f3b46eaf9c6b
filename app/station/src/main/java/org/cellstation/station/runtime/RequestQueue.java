package org.cellstation.station.runtime;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Journal;

/// Requests of people on their way to the control thread, and answers on their way back. An answer
/// leaves when the journal holds everything that the request brought about.
final class RequestQueue {
  private static final System.Logger LOG = System.getLogger(RequestQueue.class.getName());
  private static final int CAPACITY = 256;

  private record Request(Function<Instant, Reply> action, CompletableFuture<Reply> reply) {}

  private record Answer(long sequence, Reply reply, CompletableFuture<Reply> to) {}

  private final BlockingQueue<Request> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final Journal journal;
  private final Executor background;

  /// @param background completes the answers, so that no reader runs on the control thread
  RequestQueue(Journal journal, Executor background) {
    this.journal = journal;
    this.background = background;
  }

  /// Any thread.
  ///
  /// @param action what to do on the control thread at the given instant
  CompletableFuture<Reply> ask(Function<Instant, Reply> action) {
    var reply = new CompletableFuture<Reply>();
    if (!waiting.offer(new Request(action, reply))) {
      reply.complete(Reply.refused("The station is busy: nothing was done. Try again."));
    }
    return reply;
  }

  /// Control thread: does all that was asked.
  void work(Instant now) {
    for (Request request : drain()) {
      Reply reply = reply(request, now);
      answers.add(new Answer(journal.appended(), reply, request.reply()));
    }
  }

  /// A defect in one request must cost neither the scan nor the person's answer.
  private static Reply reply(Request request, Instant now) {
    try {
      return request.action().apply(now);
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "A request failed", defect);
      return Reply.refused("The program has a defect here; look at the state shown. " + defect);
    }
  }

  /// Control thread: sends the answers whose events are on disk.
  void answer() {
    long committed = journal.committed();
    while (!answers.isEmpty() && answers.getFirst().sequence() <= committed) {
      Answer answer = answers.removeFirst();
      answer.to().completeAsync(answer::reply, background);
    }
  }

  /// Control thread: nothing can be made durable now.
  void refuseAll(String why) {
    for (Request request : drain()) {
      request.reply().completeAsync(() -> Reply.refused("Nothing was done. " + why), background);
    }
  }

  private List<Request> drain() {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Request> all = new ArrayList<>();
    waiting.drainTo(all);
    return all;
  }
}
