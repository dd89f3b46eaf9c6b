package org.cellstation.console.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cellstation.console.live.Bridge;
import org.cellstation.drivers.bus.Frame;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.format.Pictures;
import org.cellstation.recipes.model.QuestionPicture;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Calibrations.Method;
import org.cellstation.station.api.Calibrations.Target;
import org.cellstation.station.api.Deviations.Deviation;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Interruptions.Interruption;
import org.cellstation.station.api.LiveChanges;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.RecipeBook;
import org.cellstation.station.api.Rehearsals;
import org.cellstation.station.api.Station;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.RecipeSummary;
import org.cellstation.station.api.Station.RecordReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.api.Station.Trend;
import org.cellstation.station.api.Tunings.Comparison;
import org.cellstation.station.api.Tunings.Place;
import org.cellstation.station.api.Tunings.Plan;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.law.Pid;
import org.jspecify.annotations.Nullable;

/// Everything a signed-in person asks of the station. Each answer is shown where it was asked and
/// kept as the {@link #last()} one, so that no refusal is missed.
///
/// On the JavaFX thread.
public final class Desk {
  /// @param at process time
  public record Answer(Instant at, Reply reply) {}

  private static final Reply NOBODY = Reply.refused("Nobody is signed in. Sign in first.");

  private final Station station;
  private final Bridge bridge;
  private final Door door;
  private final ReadOnlyObjectWrapper<Answer> last;

  public Desk(Station station, Bridge bridge, Door door) {
    this.station = station;
    this.bridge = bridge;
    this.door = door;
    last = new ReadOnlyObjectWrapper<>(new Answer(Instant.EPOCH, Reply.done("")));
  }

  public ReadOnlyObjectProperty<Answer> last() {
    return last.getReadOnlyProperty();
  }

  public void command(String batch, Command command, ProcedureState seen, Consumer<Reply> then) {
    ask(session -> station.command(session, batch, command, seen), then);
  }

  public void setProcedureMode(
      String batch, ProcedureMode mode, ProcedureMode seen, String reason, Consumer<Reply> then) {
    ask(session -> station.setProcedureMode(session, batch, mode, seen, reason), then);
  }

  public void order(String batch, String path, int option, String reason, Consumer<Reply> then) {
    ask(session -> station.order(session, batch, path, option, reason), then);
  }

  /// The text of a version, or with an empty hash of a file in the recipe folder; empty when it
  /// cannot be had.
  public void manuscript(String sha256, String file, Consumer<String> then) {
    look(
        () ->
            sha256.isEmpty() ? station.recipeBook().draft(file) : station.recipeBook().text(sha256),
        "",
        then);
  }

  /// @param replaces SHA-256 of what the file holds as far as the person knows; empty for a new one
  public void saveManuscript(String file, String replaces, String text, Consumer<Reply> then) {
    ask(session -> station.recipeBook().saveDraft(session, file, replaces, text), then);
  }

  /// What whoever is signed in had typed and not saved when the program ended.
  public void unsaved(Consumer<Optional<RecipeBook.Unsaved>> then) {
    if (door.access().get() instanceof Access.SignedIn(Session session)) {
      look(() -> station.recipeBook().unsaved(session), Optional.empty(), then);
    } else {
      then.accept(Optional.empty());
    }
  }

  /// Keeps what is typed for the case of a crash. It goes on all the time, so only trouble is
  /// shown.
  ///
  /// @param unsaved null when there is nothing to keep any more
  public void keepUnsaved(RecipeBook.@Nullable Unsaved unsaved, Consumer<Reply> then) {
    if (door.access().get() instanceof Access.SignedIn(Session session)) {
      bridge.receive(
          station.recipeBook().keepUnsaved(session, unsaved),
          then,
          why -> then.accept(Reply.refused(why)));
    } else {
      then.accept(NOBODY);
    }
  }

  /// User id of whoever is signed in, else empty.
  public String signedIn() {
    return door.access().get() instanceof Access.SignedIn(Session session) ? session.user() : "";
  }

  /// Whether whoever is signed in has this role.
  public boolean is(Role role) {
    return !user(role).isEmpty();
  }

  /// The name of whoever is signed in, as their signature prints it.
  public String fullName() {
    return door.access().get() instanceof Access.SignedIn(Session session)
        ? session.fullName()
        : "";
  }

  /// Works something out off the JavaFX thread.
  public <T> void workOut(Supplier<T> work, Consumer<T> then, Consumer<String> failed) {
    bridge.ask(work, then, failed);
  }

  public void answer(
      String batch,
      String prompt,
      Map<String, String> answers,
      String comment,
      Consumer<Reply> then) {
    ask(session -> station.answer(session, batch, prompt, answers, comment), then);
  }

  /// @param signing of whoever signs, who need not be signed in
  public void sign(
      String batch,
      String prompt,
      Credentials signing,
      boolean approved,
      String comment,
      Consumer<Reply> then) {
    ask(session -> station.sign(session, batch, prompt, signing, approved, comment), then);
  }

  /// An image beside the station's recipes. Nobody need be signed in to look.
  public Optional<byte[]> picture(String name) {
    return station.picture(name);
  }

  /// What questions of recipes can show; to be asked off the JavaFX thread.
  public Pictures pictures() {
    return new Pictures() {
      @Override
      public Optional<String> beside(String file) {
        return station.picture(file).map(Manuscript::sha256);
      }

      @Override
      public boolean kept(String sha256) {
        return station.picture(new QuestionPicture("kept.png", sha256).toString()).isPresent();
      }
    };
  }

  public void createBatch(BatchOrder order, Consumer<Reply> then) {
    ask(session -> station.createBatch(session, order), then);
  }

  /// With values out of the recipe's range, for which somebody signs.
  public void createBatch(
      BatchOrder order, Credentials signer, String reason, Consumer<Reply> then) {
    ask(session -> station.orders().create(session, order, signer, reason), then);
  }

  /// What can be ordered; read off the JavaFX thread. Nobody need be signed in to look.
  public void orderForms(Consumer<List<Orders.Form>> then) {
    bridge.ask(
        () -> station.orders().forms(),
        then,
        why -> settle(Reply.refused(why), reply -> then.accept(List.of())));
  }

  /// What is wrong with an order; looked at off the JavaFX thread.
  public void checkOrder(BatchOrder order, Consumer<Orders.Check> then) {
    bridge.ask(
        () -> station.orders().check(order),
        then,
        why ->
            settle(
                Reply.refused(why),
                reply -> then.accept(new Orders.Check(Map.of("", why), Map.of(), List.of(), ""))));
  }

  public void setSetpoint(
      String unit, String loop, double value, String reason, Consumer<Reply> then) {
    ask(session -> station.setSetpoint(session, unit, loop, value, reason), then);
  }

  public void setMode(
      String unit, String loop, LoopMode mode, String reason, Consumer<Reply> then) {
    ask(session -> station.setMode(session, unit, loop, mode, reason), then);
  }

  /// What a loop is tuned to. Nobody need be signed in to look.
  public Optional<Pid.Tuning> tuning(String unit, String loop) {
    return station.tuning(unit, loop);
  }

  public void setOutput(
      String unit, String loop, double percent, String reason, Consumer<Reply> then) {
    ask(session -> station.setOutput(session, unit, loop, percent, reason), then);
  }

  public void resetInterlock(String unit, String interlock, Consumer<Reply> then) {
    ask(session -> station.resetInterlock(session, unit, interlock), then);
  }

  /// @param time zero ends a bypass
  public void bypassInterlock(
      String unit, String interlock, Duration time, String reason, Consumer<Reply> then) {
    ask(session -> station.bypassInterlock(session, unit, interlock, time, reason), then);
  }

  public void acknowledge(String alarm, String comment, Consumer<Reply> then) {
    ask(session -> station.acknowledge(session, alarm, comment), then);
  }

  /// The last interruption of a batch that is on a unit. Nobody need be signed in to look.
  public Optional<Interruption> interruption(String batch) {
    return station.interruptions().all().stream()
        .filter(gap -> gap.batch().equals(batch))
        .findFirst();
  }

  /// @param signer the password in it is wiped
  public void resume(String batch, Credentials signer, String comment, Consumer<Reply> then) {
    ask(session -> station.interruptions().resume(session, batch, signer, comment), then);
  }

  /// What is or was to be changed of a batch's recipe, oldest first. Nobody need be signed in to
  /// look.
  public List<LiveChanges.Change> changes(String batch) {
    return station.liveChanges().of(batch);
  }

  /// What a batch on a unit runs by.
  public Optional<LiveChanges.InForce> inForce(String batch) {
    return station.liveChanges().inForce(batch);
  }

  /// Proposes that a batch goes on by another text, known by its hash.
  public void proposeChange(String batch, String sha256, String reason, Consumer<Reply> then) {
    recipeText(
        sha256,
        text -> ask(session -> station.liveChanges().propose(session, batch, text, reason), then));
  }

  public void simulateChange(String change, Consumer<Reply> then) {
    ask(session -> station.liveChanges().preview(session, change), then);
  }

  /// @param signer the password in it is wiped
  public void signChange(
      String change,
      LiveChanges.Meaning meaning,
      Credentials signer,
      String comment,
      Consumer<Reply> then) {
    ask(session -> station.liveChanges().sign(session, change, meaning, signer, comment), then);
  }

  public void withdrawChange(String change, String reason, Consumer<Reply> then) {
    ask(session -> station.liveChanges().withdraw(session, change, reason), then);
  }

  /// @param signer the password in it is wiped
  public void rollBack(String batch, Credentials signer, String reason, Consumer<Reply> then) {
    ask(session -> station.liveChanges().rollBack(session, batch, signer, reason), then);
  }

  /// All deviations, in the order in which they were raised. Nobody need be signed in to look.
  public List<Deviation> deviations() {
    return station.deviations().all();
  }

  /// Whether nobody has signed a deviation yet.
  public boolean isUnexplained(String deviation) {
    return deviations().stream()
        .anyMatch(one -> one.id().equals(deviation) && one.signatures().isEmpty());
  }

  /// @param signer the password in it is wiped
  public void signDeviation(
      String deviation, Meaning meaning, Credentials signer, String reason, Consumer<Reply> then) {
    ask(session -> station.deviations().sign(session, deviation, meaning, signer, reason), then);
  }

  public void writeRecord(String batch, Consumer<Reply> then) {
    ask(session -> station.writeRecord(session, batch).thenApply(Desk::inWords), then);
  }

  /// What can be calibrated, as the station last published it. Nobody need be signed in to look.
  public List<Target> calibrations() {
    return station.calibrations().targets();
  }

  /// Process time of the newest picture.
  public Instant now() {
    return bridge.snapshot().get().now();
  }

  public void calibrate(String target, Method method, Consumer<Reply> then) {
    ask(session -> station.calibrations().begin(session, target, method), then);
  }

  public void confirmCalibration(String target, int step, double value, Consumer<Reply> then) {
    ask(session -> station.calibrations().confirm(session, target, step, value), then);
  }

  public void abandonCalibration(String target, String reason, Consumer<Reply> then) {
    ask(session -> station.calibrations().abandon(session, target, reason), then);
  }

  /// The loops that can be tuned, as the station last published them.
  public List<Place> tunings() {
    return station.tunings().places();
  }

  public void beginTuningTest(
      String unit, String loop, Plan plan, String reason, Consumer<Reply> then) {
    ask(session -> station.tunings().begin(session, unit, loop, plan, reason), then);
  }

  public void cancelTuningTest(String unit, String reason, Consumer<Reply> then) {
    ask(session -> station.tunings().cancel(session, unit, reason), then);
  }

  public void turnLoops(String unit, boolean on, String reason, Consumer<Reply> then) {
    ask(
        session ->
            on
                ? station.tunings().turnOn(session, unit, Map.of(), reason)
                : station.tunings().turnOff(session, unit, reason),
        then);
  }

  public void applyTuning(
      String unit, String loop, Pid.Tuning tuning, String reason, Consumer<Reply> then) {
    ask(session -> station.tunings().apply(session, unit, loop, tuning, reason), then);
  }

  public void revertTuning(String unit, String loop, String reason, Consumer<Reply> then) {
    ask(session -> station.tunings().revert(session, unit, loop, reason), then);
  }

  /// What follows from the last test of a loop; simulated off the JavaFX thread.
  public void tuningProposals(
      String unit, String loop, double tauC, Consumer<List<Comparison>> then) {
    bridge.ask(
        () -> station.tunings().proposals(unit, loop, tauC),
        then,
        why -> settle(Reply.refused(why), reply -> then.accept(List.of())));
  }

  public void switchLink(
      String bus, String instrument, boolean on, String reason, Consumer<Reply> then) {
    ask(session -> station.switchLink(session, bus, instrument, on, reason), then);
  }

  public void acceptInstrument(
      String bus, String instrument, String serial, String reason, Consumer<Reply> then) {
    ask(session -> station.acceptInstrument(session, bus, instrument, serial, reason), then);
  }

  public void saveFrames(String bus, Consumer<Reply> then) {
    ask(session -> station.saveFrames(session, bus), then);
  }

  /// What stood on a bus since the frame with this number; read off the JavaFX thread.
  public void frames(String bus, long from, Consumer<List<Frame>> then) {
    bridge.ask(
        () -> station.frames(bus, from), then, why -> settle(Reply.refused(why), reply -> {}));
  }

  private static Reply inWords(RecordReply reply) {
    return switch (reply) {
      case RecordReply.Written written ->
          Reply.done("Batch record written: " + written.pdf() + " and " + written.json());
      case RecordReply.Refused refused -> Reply.refused(refused.why());
    };
  }

  /// Hashing a password takes a while: off the JavaFX thread.
  public void createUser(
      String user, String fullName, Role role, char[] password, Consumer<Reply> then) {
    if (door.access().get() instanceof Access.SignedIn(Session session)) {
      bridge.ask(
          () -> station.createUser(session, user.strip(), fullName.strip(), role, password),
          reply -> settle(reply, then),
          why -> settle(Reply.refused(why), then));
    } else {
      settle(NOBODY, then);
    }
  }

  public void recipes(Consumer<List<RecipeSummary>> then) {
    bridge.ask(
        station::recipes, then, why -> settle(Reply.refused(why), reply -> then.accept(List.of())));
  }

  /// Every recipe with its versions. Nobody need be signed in to look.
  public void recipeBook(Consumer<RecipeBook.Contents> then) {
    look(
        () -> station.recipeBook().contents(), new RecipeBook.Contents(List.of(), List.of()), then);
  }

  public void recipeOutline(String sha256, Consumer<List<RecipeBook.OutlineLine>> then) {
    look(() -> station.recipeBook().outline(sha256), List.of(), then);
  }

  public void recipeText(String sha256, Consumer<String> then) {
    look(() -> station.recipeBook().text(sha256), "", then);
  }

  public void compareRecipes(
      String olderSha256, String newerSha256, Consumer<RecipeBook.Comparison> then) {
    look(
        () -> station.recipeBook().compare(olderSha256, newerSha256),
        new RecipeBook.Comparison(false, List.of(), "There is no answer. Try again."),
        then);
  }

  public void changeRecipe(RecipeBook.Step step, Credentials signing, Consumer<Reply> then) {
    ask(session -> station.recipeBook().change(session, step, signing), then);
  }

  /// Rehearses a version in the background of the station.
  public void rehearse(String sha256, Consumer<Reply> then) {
    background(session -> station.rehearsals().begin(session, sha256), then);
  }

  public void cancelRehearsal(String sha256, Consumer<Reply> then) {
    background(session -> station.rehearsals().cancel(session, sha256), then);
  }

  /// The last rehearsal of a content since the start of the program.
  public Optional<Rehearsals.Rehearsal> rehearsal(String sha256) {
    return station.rehearsals().all().stream()
        .filter(rehearsal -> rehearsal.sha256().equals(sha256))
        .reduce((earlier, later) -> later);
  }

  /// What takes the station a while to answer.
  private void background(Function<Session, Reply> question, Consumer<Reply> then) {
    if (door.access().get() instanceof Access.SignedIn(Session session)) {
      bridge.ask(
          () -> question.apply(session),
          reply -> settle(reply, then),
          why -> settle(Reply.refused(why), then));
    } else {
      settle(NOBODY, then);
    }
  }

  /// Whoever is signed in, if they have this role; else empty.
  public String user(Role role) {
    return door.access().get() instanceof Access.SignedIn(Session session) && session.role() == role
        ? session.user()
        : "";
  }

  private <T> void look(Supplier<T> question, T nothing, Consumer<T> then) {
    bridge.ask(question, then, why -> settle(Reply.refused(why), reply -> then.accept(nothing)));
  }

  /// Nobody need be signed in to look.
  ///
  /// @param failed called instead of `then` when there is no answer
  public void trend(
      String unit,
      String variable,
      Instant from,
      Instant to,
      int buckets,
      Consumer<Trend> then,
      Runnable failed) {
    bridge.ask(
        () -> station.trend(unit, variable, from, to, buckets),
        then,
        why -> settle(Reply.refused(why), reply -> failed.run()));
  }

  private void ask(Function<Session, CompletableFuture<Reply>> question, Consumer<Reply> then) {
    if (door.access().get() instanceof Access.SignedIn(Session session)) {
      bridge.receive(
          question.apply(session),
          reply -> settle(reply, then),
          why -> settle(Reply.refused(why), then));
    } else {
      settle(NOBODY, then);
    }
  }

  private void settle(Reply reply, Consumer<Reply> then) {
    last.set(new Answer(bridge.snapshot().get().now(), reply));
    then.accept(reply);
  }
}
