package org.cellstation.app.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.assembly.LiveStation;
import org.cellstation.app.assembly.SimulatedConfiguration;
import org.cellstation.app.operator.Manner;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.operator.RehearsalOperator;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.BenchSample;
import org.cellstation.simulator.Equipment;
import org.cellstation.station.api.Interruptions.Interruption;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station;
import org.cellstation.station.api.Station.Reply;
import org.jspecify.annotations.Nullable;

/// A program of its own, to be killed: the whole station on a data directory beside a skid that
/// lives elsewhere, with a stand-in for the operator. It begins a batch where there is none, takes
/// up the one it finds, and ends when the batch has.
///
/// Says on standard output how many events are durable (`committed N`) and how it went on.
public final class BatchProcess {
  static final String BATCH = "K-1";
  static final String UNIT = "BR-1";
  private static final String PASSWORD = "Kill-drill-2026-Aa1";
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final BenchSample SAMPLE =
      new BenchSample(
          0.6,
          93,
          9,
          15,
          5,
          2,
          0.5,
          7.2,
          90,
          40,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);

  private BatchProcess() {}

  /// @param args data directory; recipe; speed; begin of process time; the same in milliseconds of
  ///   wall time; then `bus=address` for each line
  public static void main(String[] args)
      throws InputException, RefusedException, IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    double speed = Double.parseDouble(args[2]);
    double elapsed = (System.currentTimeMillis() - Long.parseLong(args[4])) * speed;
    Instant start = Instant.parse(args[3]).plusMillis((long) elapsed);
    Map<String, String> lines = new LinkedHashMap<>();
    for (int i = 5; i < args.length; i++) {
      int cut = args[i].indexOf('=');
      lines.put(args[i].substring(0, cut), args[i].substring(cut + 1));
    }
    try (var data = DataDirectory.open(folder);
        var live =
            LiveStation.start(
                data,
                SimulatedConfiguration.file(Equipment.SIX_LINES),
                SimulatedConfiguration.at(lines),
                ProcessTime.accelerated(speed, start))) {
      say("started");
      Station station = live.station();
      RehearsalOperator operator =
          station.hasUsers()
              ? RehearsalOperator.signIn(station, PASSWORD, () -> SAMPLE)
              : RehearsalOperator.arrive(station, PASSWORD, () -> SAMPLE, Manner.PROMPT);
      say("operator");
      if (batch(station) == null) {
        Reply begun = begin(operator, args[1]);
        if (!begun.done()) {
          // It has ended in a former life: an id is never used twice.
          say("refused " + begun.text());
          return;
        }
      }
      run(station, operator);
      say("ended");
    }
  }

  private static Reply begin(RehearsalOperator operator, String recipe) {
    try {
      operator.begin(UNIT, recipe, BATCH, BatchProcess::await);
      return Reply.done("");
    } catch (RefusedException refused) {
      return Reply.refused(String.valueOf(refused.getMessage()));
    }
  }

  private static void run(Station station, RehearsalOperator operator) {
    List<String> told = new ArrayList<>();
    Snapshot.Batch seen = batch(station);
    while (seen == null || seen.procedure().state().kind() != ProcedureState.Kind.FINAL) {
      LockSupport.parkNanos(LOOK.toNanos());
      Snapshot picture = station.snapshot();
      seen = batch(station);
      if (seen != null && seen.procedure().state() == ProcedureState.IDLE) {
        await(station.command(operator.session(), BATCH, Command.START, ProcedureState.IDLE));
      }
      operator.look(picture);
      for (Interruption lost : station.interruptions().all()) {
        if (lost.assessed() && lost.waiting()) {
          await(operator.goOn(lost.batch()));
        }
      }
      String state = seen == null ? "none" : seen.procedure().state().name();
      if (told.isEmpty() || !told.getLast().equals(state)) {
        told.add(state);
        say(state);
      }
    }
  }

  private static Snapshot.@Nullable Batch batch(Station station) {
    return station.snapshot().units().getFirst().batch();
  }

  /// An answer is there when the journal holds what was decided.
  private static Reply await(CompletableFuture<Reply> answer) {
    try {
      Reply reply = answer.get(60, TimeUnit.SECONDS);
      say((reply.done() ? "done " : "not done ") + reply.text());
      return reply;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return Reply.refused("Interrupted.");
    } catch (ExecutionException | TimeoutException trouble) {
      return Reply.refused("The station did not answer: " + trouble);
    }
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
