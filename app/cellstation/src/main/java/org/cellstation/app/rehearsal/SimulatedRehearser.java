package org.cellstation.app.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.rehearsal.Rehearser;

/// Rehearses for a station: on the simulated skid of the recipe's equipment class, with as many
/// ordinary donors as evidence needs and the faults that come with the program.
public final class SimulatedRehearser implements Rehearser {
  private static final int DONORS = 20;

  private final int threads;
  private final Path own;
  private final int donors;

  /// @param threads at most at work
  /// @param own `ID.faults.yaml` in it is what the site rehearses the recipe of that id with
  ///   besides the standard set
  public SimulatedRehearser(int threads, Path own) {
    this(threads, own, DONORS);
  }

  /// @param donors ordinary ones
  SimulatedRehearser(int threads, Path own, int donors) {
    this.threads = threads;
    this.own = own;
    this.donors = donors;
  }

  /// Threads that end with the program and step back for everybody else where the system heeds
  /// that; what counts for the station is the core that is left to it.
  @SuppressWarnings("ThreadPriorityCheck") // a courtesy, nothing relies on it
  public static ThreadFactory backgroundThreads(String name) {
    return Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name(name, 0).factory();
  }

  @Override
  public Outcome rehearse(ReadResult.Valid recipe, Path folder, Control control)
      throws IOException, CannotRehearseException {
    try {
      Path besides = own.resolve(recipe.recipe().id() + ".faults.yaml");
      SkidSettings skid =
          SkidSettings.nominal()
              .with(Gate.equipment(recipe.recipe().equipmentClass()))
              .withCulture(Gate.culture(recipe, besides));
      Gate gate =
          Gate.standard(new Gate.Order(recipe, skid, donors, folder.resolve("runs")), besides);
      var far = new HowFar(gate, control);
      RehearsalReport report =
          gate.run(threads, control::threads, backgroundThreads("rehearsal-run-"), far);
      RehearsalFiles files = RehearsalFiles.write(report, folder);
      String unmet =
          report.verdicts().stream()
              .filter(verdict -> !verdict.met())
              .map(v -> v.run() + " " + v.expectation() + ": " + v.detail())
              .collect(Collectors.joining("; "));
      return new Outcome(
          report.passed(),
          report.donors().size(),
          report.faulty().size(),
          files.sha256(),
          unmet,
          report.uncovered(),
          files.html());
    } catch (InputException | RefusedException cannot) {
      throw new CannotRehearseException(String.valueOf(cannot.getMessage()));
    }
  }

  /// Adds up how far the runs are, and ends them when nobody wants them any more.
  private static final class HowFar implements Gate.Watcher {
    private static final long EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final Gate gate;
    private final Control control;
    private final double[] ages;
    private int done;
    private double lengths;
    private long next = System.nanoTime();

    HowFar(Gate gate, Control control) {
      this.gate = gate;
      this.control = control;
      ages = new double[gate.runs()];
    }

    @Override
    public synchronized void look(int run, Snapshot picture) {
      if (control.cancelled()) {
        gate.cancel();
      }
      Snapshot.Batch batch = picture.units().getFirst().batch();
      ages[run] = batch == null ? 0 : Duration.between(batch.begun(), picture.now()).toSeconds();
      if (System.nanoTime() >= next) {
        next = System.nanoTime() + EVERY_NANOS;
        tell();
      }
    }

    @Override
    public synchronized void done(int run) {
      done++;
      lengths += ages[run];
      tell();
    }

    /// Each run counts as long as those that are done took on average.
    private void tell() {
      double gone = 0;
      for (double age : ages) {
        gone += age;
      }
      double all = done == 0 ? Double.POSITIVE_INFINITY : lengths / done * ages.length;
      control.progress(done, ages.length, Math.min(1, gone / all));
    }
  }
}
