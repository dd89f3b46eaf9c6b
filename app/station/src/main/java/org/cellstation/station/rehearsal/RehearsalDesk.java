package org.cellstation.station.rehearsal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.station.api.RecipeBook;
import org.cellstation.station.api.Rehearsals;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.identity.People;
import org.cellstation.station.identity.Permission;
import org.cellstation.station.lifecycle.PictureFolder;
import org.jspecify.annotations.Nullable;

/// Takes in what is to be rehearsed, has it done one after the other, and keeps what came of it.
/// The control thread has no part in this but to journal the outcome.
///
/// Any thread.
public final class RehearsalDesk implements Rehearsals {
  private static final System.Logger LOG = System.getLogger(RehearsalDesk.class.getName());
  private static final int MOST_KEPT = 100;
  private static final double NANOS = 1e9;

  private final Rehearser rehearser;
  private final Parts parts;
  private final Executor worker;
  private final List<Job> jobs = new ArrayList<>();

  /// @param recipe the valid content of a hash, empty where there is none
  /// @param pictures of the recipes
  /// @param keep journals an outcome in the name of a user
  /// @param folder each rehearsal gets a folder in it
  /// @param cores of the machine
  /// @param busy whether a batch is on a unit: then one core is left to the station
  public record Parts(
      People people,
      Function<String, Optional<ReadResult.Valid>> recipe,
      PictureFolder pictures,
      BiFunction<String, RecipeBook.Rehearsal, CompletableFuture<Reply>> keep,
      Path folder,
      int cores,
      BooleanSupplier busy) {}

  /// @param worker does one piece of work after the other, whatever time each takes
  public RehearsalDesk(Rehearser rehearser, Parts parts, Executor worker) {
    this.rehearser = rehearser;
    this.parts = parts;
    this.worker = worker;
  }

  @Override
  public Reply begin(Session session, String sha256) {
    Optional<String> refusal = refusal(session);
    if (refusal.isPresent()) {
      return Reply.refused(refusal.get());
    }
    Optional<ReadResult.Valid> recipe = parts.recipe().apply(sha256);
    if (recipe.isEmpty()) {
      return Reply.refused("There is no valid recipe with this content; choose one from the list.");
    }
    var job = new Job(recipe.get(), session.user());
    synchronized (jobs) {
      if (jobs.stream().anyMatch(other -> other.is(sha256))) {
        return Reply.refused("It is being rehearsed already; wait, or cancel that rehearsal.");
      }
      jobs.removeIf(other -> jobs.size() >= MOST_KEPT && other.picture().state().over());
      jobs.add(job);
    }
    worker.execute(job::run);
    return Reply.done("The rehearsal goes on in the background.");
  }

  @Override
  public Reply cancel(Session session, String sha256) {
    Optional<String> refusal = refusal(session);
    if (refusal.isPresent()) {
      return Reply.refused(refusal.get());
    }
    synchronized (jobs) {
      for (Job job : jobs) {
        if (job.is(sha256)) {
          job.cancelled = true;
          return Reply.done("The rehearsal is being ended.");
        }
      }
    }
    return Reply.refused("It is not being rehearsed.");
  }

  @Override
  public List<Rehearsal> all() {
    synchronized (jobs) {
      return jobs.stream().map(Job::picture).toList();
    }
  }

  /// Whoever may write recipes or approve them.
  private Optional<String> refusal(Session session) {
    return parts
        .people()
        .refusal(session, Permission.AUTHOR_RECIPES)
        .flatMap(_ -> parts.people().refusal(session, Permission.APPROVE_RECIPES));
  }

  /// One rehearsal from its order to its end.
  private final class Job implements Rehearser.Control {
    private final ReadResult.Valid recipe;
    private final String user;
    private volatile boolean cancelled;
    private volatile Rehearsal picture;
    private volatile long begun;

    Job(ReadResult.Valid recipe, String user) {
      this.recipe = recipe;
      this.user = user;
      picture = picture(State.WAITING, 0, 0, 0, null, "", "");
    }

    Rehearsal picture() {
      return picture;
    }

    boolean is(String sha256) {
      return recipe.sha256().equals(sha256) && !picture.state().over();
    }

    private Rehearsal picture(
        State state,
        int runs,
        int done,
        double share,
        @Nullable Duration left,
        String words,
        String report) {
      return new Rehearsal(
          recipe.recipe().id(),
          recipe.recipe().version(),
          recipe.sha256(),
          user,
          state,
          runs,
          done,
          share,
          left,
          words,
          report);
    }

    @Override
    public int threads() {
      return Math.max(1, parts.busy().getAsBoolean() ? parts.cores() - 1 : parts.cores());
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }

    @Override
    public void progress(int done, int runs, double share) {
      double seconds = (System.nanoTime() - begun) / NANOS;
      Duration left =
          share > 0 ? Duration.ofSeconds(Math.round(seconds * (1 - share) / share)) : null;
      picture = picture(State.RUNNING, runs, done, share, left, "", "");
    }

    /// On the worker's thread.
    void run() {
      if (cancelled) {
        end(State.CANCELLED, "", "");
        return;
      }
      begun = System.nanoTime();
      progress(0, 0, 0);
      try {
        Path folder = freshFolder();
        new PictureFolder(folder).keep(parts.pictures().of(recipe.recipe()));
        Rehearser.Outcome outcome = rehearser.rehearse(recipe, folder, this);
        keep(outcome);
      } catch (Rehearser.CannotRehearseException cannot) {
        end(cancelled ? State.CANCELLED : State.BROKEN, String.valueOf(cannot.getMessage()), "");
      } catch (IOException trouble) {
        end(State.BROKEN, "Its files cannot be written: " + trouble.getMessage(), "");
      } catch (RuntimeException | Error defect) {
        // The root of its thread: a defect in a rehearsal must cost nobody anything else.
        LOG.log(Level.ERROR, "A rehearsal has a defect", defect);
        end(State.BROKEN, "The program has a defect: " + defect, "");
      }
    }

    private void keep(Rehearser.Outcome outcome) {
      Reply kept =
          parts
              .keep()
              .apply(
                  user,
                  new RecipeBook.Rehearsal(
                      null,
                      recipe.recipe().id(),
                      recipe.recipe().version(),
                      recipe.sha256(),
                      outcome.passed(),
                      outcome.donors(),
                      outcome.faults(),
                      outcome.reportSha256(),
                      outcome.uncovered()))
              .join();
      String report = outcome.report().toString();
      if (kept.done()) {
        end(outcome.passed() ? State.PASSED : State.FAILED, words(outcome), report);
      } else {
        end(State.BROKEN, "The outcome was not kept: " + kept.text(), report);
      }
    }

    private static String words(Rehearser.Outcome outcome) {
      return outcome.passed() && !outcome.uncovered().isEmpty()
          ? "Reached in no run: " + String.join("; ", outcome.uncovered())
          : outcome.unmet();
    }

    private Path freshFolder() {
      String name = recipe.recipe().id() + "-" + recipe.recipe().version();
      Path folder = parts.folder().resolve(name);
      for (int i = 2; Files.exists(folder); i++) {
        folder = parts.folder().resolve(name + "-" + i);
      }
      return folder;
    }

    private void end(State state, String words, String report) {
      Rehearsal last = picture;
      picture =
          picture(
              state,
              last.runs(),
              last.done(),
              state == State.PASSED || state == State.FAILED ? 1 : last.share(),
              null,
              words,
              report);
    }
  }
}
