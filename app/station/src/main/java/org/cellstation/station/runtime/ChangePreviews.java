package org.cellstation.station.runtime;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.station.api.LiveChanges.Figure;
import org.cellstation.station.api.LiveChanges.Preview;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.livechange.ChangeBook;
import org.cellstation.station.livechange.KeptChange;
import org.cellstation.station.rehearsal.Previewer;
import org.cellstation.station.rehearsal.Rehearser;
import org.jspecify.annotations.Nullable;

/// Has the rest of batches simulated with either recipe, one after the other, and keeps what came
/// of it. The control thread has no part in this but to journal the outcome.
///
/// Any thread.
final class ChangePreviews {
  private static final System.Logger LOG = System.getLogger(ChangePreviews.class.getName());

  private final @Nullable Parts parts;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();

  /// @param folder each simulation gets a folder in it
  /// @param threads how many may be at work now
  /// @param worker does one piece of work after the other, whatever time each takes
  record Parts(
      Previewer previewer,
      ChangeBook book,
      Journal journal,
      RequestQueue requests,
      Supplier<Snapshot> picture,
      int threads,
      Path folder,
      Executor worker) {}

  private ChangePreviews(@Nullable Parts parts) {
    this.parts = parts;
  }

  static ChangePreviews of(Parts parts) {
    return new ChangePreviews(parts);
  }

  /// A station that cannot simulate.
  static ChangePreviews none() {
    return new ChangePreviews(null);
  }

  /// One simulation since the start of the program.
  ///
  /// @param steps how many steps of the batch had begun
  /// @param fault why it could not be made, else empty
  private record Job(int steps, Instant from, double share, String fault) {}

  /// From where the batch stands now. Control thread.
  Reply begin(String change, BatchRun run, Instant now) {
    Parts offered = parts;
    if (offered == null) {
      return Reply.refused("This station has no simulator.");
    }
    Job before = jobs.get(change);
    if (before != null && before.fault.isEmpty() && before.share < 1) {
      return Reply.refused("The rest of the batch is being simulated; wait until it is done.");
    }
    Snapshot picture = offered.picture.get();
    Duration cultureAge = run.cultureAge(now).orElse(null);
    Job job = new Job(run.begunSteps(), now, 0, "");
    jobs.put(change, job);
    offered.worker.execute(() -> make(offered, change, run, job, picture, cultureAge));
    return Reply.done("The rest of the batch is being simulated.");
  }

  private void make(
      Parts offered,
      String change,
      BatchRun run,
      Job job,
      Snapshot picture,
      @Nullable Duration cultureAge) {
    try {
      KeptChange kept = offered.book.find(change).orElseThrow();
      var control = new Watched(offered, change, job);
      Previewer.Outcome outcome =
          offered.previewer.preview(
              task(offered, kept.event(), run, job.from, picture, cultureAge), control);
      var _ =
          offered
              .requests
              .ask(now -> keep(offered, kept.event(), job, outcome, now))
              .thenAccept(
                  reply ->
                      jobs.put(
                          change,
                          new Job(job.steps, job.from, 1, reply.done() ? "" : reply.text())));
    } catch (Rehearser.CannotRehearseException cannot) {
      jobs.put(change, new Job(job.steps, job.from, 1, String.valueOf(cannot.getMessage())));
    } catch (IOException trouble) {
      jobs.put(
          change,
          new Job(job.steps, job.from, 1, "Its files cannot be written: " + trouble.getMessage()));
    } catch (RuntimeException | Error defect) {
      // The root of its thread: a defect in a simulation must cost nobody anything else.
      LOG.log(Level.ERROR, "A simulation has a defect", defect);
      jobs.put(change, new Job(job.steps, job.from, 1, "The program has a defect: " + defect));
    }
  }

  private static Previewer.Task task(
      Parts offered,
      Event.RecipeChangeProposed change,
      BatchRun run,
      Instant now,
      Snapshot picture,
      @Nullable Duration cultureAge)
      throws IOException {
    List<String> units = run.units().stream().map(UnitRun::id).toList();
    Map<String, Map<String, Quantity>> readings = new TreeMap<>();
    for (Snapshot.Unit seen : picture.units()) {
      if (units.contains(seen.id())) {
        readings.put(seen.id(), good(seen.readings()));
      }
    }
    List<Entry> history = offered.journal.batch(run.id());
    return new Previewer.Task(
        run.home().id(),
        history,
        change,
        readings,
        cultureAge,
        now,
        freshFolder(offered.folder, change.change()));
  }

  private static Map<String, Quantity> good(Map<String, Reading> readings) {
    Map<String, Quantity> good = new TreeMap<>();
    readings.forEach(
        (variable, reading) -> {
          if (reading.isGood()) {
            good.put(variable, new Quantity(reading.value(), reading.unit()));
          }
        });
    return good;
  }

  private static Path freshFolder(Path parent, String change) {
    Path folder = parent.resolve(change);
    for (int i = 2; Files.exists(folder); i++) {
      folder = parent.resolve(change + "-" + i);
    }
    return folder;
  }

  private static Reply keep(
      Parts offered,
      Event.RecipeChangeProposed change,
      Job job,
      Previewer.Outcome outcome,
      Instant now) {
    List<Figure> figures = outcome.figures();
    Event event =
        new Event.RecipeChangePreviewed(
            change.batch(),
            change.change(),
            job.from,
            outcome.assumptions(),
            figures.stream().map(Figure::what).toList(),
            figures.stream().map(Figure::before).toList(),
            figures.stream().map(Figure::after).toList(),
            outcome.report().toString(),
            outcome.reportSha256());
    offered.journal.append(Entry.STATION, event);
    offered.book.take(Entry.STATION, event, now);
    return Reply.done("");
  }

  /// What there is of a change's simulation, null while there is none.
  @Nullable Preview of(KeptChange change) {
    Job job = jobs.get(change.event().change());
    if (job != null && (job.share < 1 || !job.fault.isEmpty())) {
      return new Preview(job.share, job.fault, job.from, List.of(), List.of(), "");
    }
    Event.RecipeChangePreviewed last = change.preview();
    return last == null
        ? null
        : new Preview(
            1, "", last.from(), last.assumptions(), ChangeBook.figures(last), last.report());
  }

  /// Why a change cannot be signed by what was simulated, else empty.
  ///
  /// @param steps how many steps of the batch have begun by now
  String missing(KeptChange change, int steps) {
    if (parts == null) {
      return "This station has no simulator, so nobody can see what the change comes to.";
    }
    Job job = jobs.get(change.event().change());
    if (job != null && !job.fault.isEmpty()) {
      return "The rest of the batch could not be simulated: " + job.fault;
    }
    if (job != null && job.share < 1) {
      return "The rest of the batch is being simulated.";
    }
    return job == null || job.steps != steps
        ? "The batch has gone on, or the program was restarted, since it was simulated. Simulate it again."
        : "";
  }

  /// What the simulation asks and tells meanwhile.
  private final class Watched implements Rehearser.Control {
    private final Parts offered;
    private final String change;
    private final Job job;

    Watched(Parts offered, String change, Job job) {
      this.offered = offered;
      this.change = change;
      this.job = job;
    }

    @Override
    public int threads() {
      return offered.threads;
    }

    @Override
    public boolean cancelled() {
      return offered.book.find(change).filter(kept -> kept.state().open()).isEmpty();
    }

    @Override
    public void progress(int done, int runs, double share) {
      jobs.put(change, new Job(job.steps, job.from, Math.min(share, 0.99), ""));
    }
  }
}
