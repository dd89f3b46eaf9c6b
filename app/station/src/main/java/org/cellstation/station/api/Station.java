package org.cellstation.station.api;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cellstation.drivers.bus.Frame;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.law.Pid;

/// The station as consoles and scripts see it. Every request is authorised here, below any screen,
/// by the session's role; every one is answered: done, or refused with a reason a person can act
/// on. Answers arrive when the journal holds what was decided.
///
/// Callable from any thread.
public interface Station extends AutoCloseable {
  String name();

  /// The newest published picture.
  Snapshot snapshot();

  /// `listener` is called on the control thread after each scan and must return at once.
  void subscribe(Consumer<Snapshot> listener);

  void unsubscribe(Consumer<Snapshot> listener);

  // People.

  /// False at the very first start: then {@link #createFirstAdministrator} is the only way in.
  boolean hasUsers();

  Reply createFirstAdministrator(String user, String fullName, char[] password);

  /// @param password is wiped by the callee
  LoginReply login(String user, char[] password);

  void logout(Session session);

  /// Says that the person is there and uses the console, which keeps the session from ending by
  /// itself; every request says so too.
  ///
  /// @return false when the session has ended
  boolean active(Session session);

  Reply createUser(Session session, String user, String fullName, Role role, char[] password);

  // Batches.

  /// What may be started, in the shipped library and in the station's own recipe folder.
  List<RecipeSummary> recipes();

  /// Creates a batch on a free unit; it is then IDLE and waits for START. A batch for a patient
  /// needs an effective recipe.
  CompletableFuture<Reply> createBatch(Session session, BatchOrder order);

  /// What can be ordered, and orders that leave a recipe's limits.
  Orders orders();

  /// Compare-and-set: acts only when the procedure is still in the state the person saw.
  CompletableFuture<Reply> command(
      Session session, String batch, Command command, ProcedureState seen);

  /// How far the procedure goes by itself. Compare-and-set: acts only when the procedure is still
  /// in the mode the person saw; its state stays as it is.
  CompletableFuture<Reply> setProcedureMode(
      Session session, String batch, ProcedureMode mode, ProcedureMode seen, String reason);

  /// Does one of the orders that the procedure's status offers in SEMI_AUTOMATIC and MANUAL. The
  /// step's path makes a second click harmless.
  ///
  /// @param option as in the order
  CompletableFuture<Reply> order(
      Session session, String batch, String path, int option, String reason);

  /// @param answers every field of the prompt, as typed
  /// @param comment of the person, empty when none; an answer that is possible but not expected
  ///   needs one
  CompletableFuture<Reply> answer(
      Session session, String batch, String prompt, Map<String, String> answers, String comment);

  /// As {@link #answer(Session, String, String, Map, String)}, without a comment.
  default CompletableFuture<Reply> answer(
      Session session, String batch, String prompt, Map<String, String> answers) {
    return answer(session, batch, prompt, answers, "");
  }

  /// An image that a recipe shows with a question, from beside the station's recipes; empty when it
  /// is not there.
  Optional<byte[]> picture(String name);

  /// Signs a prompt: approves or rejects what it asks a signature for, or confirms, as the second
  /// of two persons, what the first has answered.
  ///
  /// @param session of whoever is logged in at the screen; the signer may be another person
  /// @param comment why it is rejected
  CompletableFuture<Reply> sign(
      Session session,
      String batch,
      String prompt,
      Credentials signing,
      boolean approved,
      String comment);

  /// Writes the batch record (PDF and JSON) from the journal.
  CompletableFuture<RecordReply> writeRecord(Session session, String batch);

  // Control and alarms.

  CompletableFuture<Reply> setSetpoint(
      Session session, String unit, String loop, double value, String reason);

  CompletableFuture<Reply> setMode(
      Session session, String unit, String loop, LoopMode mode, String reason);

  /// In MANUAL only.
  CompletableFuture<Reply> setOutput(
      Session session, String unit, String loop, double percent, String reason);

  /// What a loop is tuned to; empty for an unknown loop and for one whose law has no such
  /// parameters. Of scheduled parameters, those of the present operating point.
  Optional<Pid.Tuning> tuning(String unit, String loop);

  /// Gives a loop other parameters; its output does not move. Scheduled parameters are scaled as a
  /// whole.
  CompletableFuture<Reply> tune(
      Session session, String unit, String loop, Pid.Tuning tuning, String reason);

  CompletableFuture<Reply> acknowledge(Session session, String alarm, String comment);

  // Interlocks.

  /// Ends a latched interlock whose cause is gone.
  CompletableFuture<Reply> resetInterlock(Session session, String unit, String interlock);

  /// Sets an interlock aside for a time, at most an hour. Those against overfilling never while
  /// cells are in the unit.
  ///
  /// @param time zero ends a bypass
  CompletableFuture<Reply> bypassInterlock(
      Session session, String unit, String interlock, Duration time, String reason);

  // Links and instruments.

  /// What stood on a bus: frames with this number and later ones, oldest first, as far as they are
  /// still kept. Called off the control thread.
  ///
  /// @return empty for an unknown bus
  List<Frame> frames(String bus, long from);

  /// Writes all frames that are still kept of a bus to a file in the folder of the records, tab
  /// separated; the answer says where.
  CompletableFuture<Reply> saveFrames(Session session, String bus);

  /// Switches an instrument, or with an empty name its whole bus, off or on. What serves cells and
  /// works is not switched off.
  CompletableFuture<Reply> switchLink(
      Session session, String bus, String instrument, boolean on, String reason);

  /// Says that the instrument that answers now belongs there.
  ///
  /// @param serial of the instrument that the person means: another one may have answered meanwhile
  CompletableFuture<Reply> acceptInstrument(
      Session session, String bus, String instrument, String serial, String reason);

  // Recipes.

  RecipeBook recipeBook();

  /// Rehearsals of recipes; a station without a simulator refuses them.
  default Rehearsals rehearsals() {
    return Rehearsals.NONE;
  }

  // Calibration.

  Calibrations calibrations();

  // Tuning.

  Tunings tunings();

  // Deviations.

  Deviations deviations();

  /// Changes of the recipes of running batches.
  LiveChanges liveChanges();

  // Interruptions of the program.

  Interruptions interruptions();

  // History.

  /// Per time bucket the smallest and largest good value of one process variable; called off the
  /// control thread.
  Trend trend(String unit, String variable, Instant from, Instant to, int buckets);

  /// Stops scanning in an orderly way. Devices keep their last set-points.
  @Override
  void close();

  /// What a role may do is fixed in the station; an administrator has no right to run batches.
  enum Role {
    OPERATOR,
    PROCESS_DEVELOPER,
    QA,
    ADMINISTRATOR
  }

  /// An authenticated person. Only the station makes one.
  record Session(String token, String user, String fullName, Role role) {}

  /// What a person signs with, typed in at that moment; also a second person at the screen of
  /// another, who does not log in for it.
  ///
  /// @param password is wiped by whoever verifies it
  @SuppressWarnings("ArrayRecordComponent") // an array can be wiped; never compared
  record Credentials(String user, char[] password) {
    @Override
    public String toString() {
      return "Credentials of " + user;
    }
  }

  /// @param text what was done, or why not and what to do
  record Reply(boolean done, String text) {
    public static Reply done(String text) {
      return new Reply(true, text);
    }

    public static Reply refused(String why) {
      return new Reply(false, why);
    }
  }

  sealed interface LoginReply {
    record Welcome(Session session) implements LoginReply {}

    record Refused(String why) implements LoginReply {}
  }

  sealed interface RecordReply {
    record Written(Path pdf, Path json) implements RecordReply {}

    record Refused(String why) implements RecordReply {}
  }

  /// @param valid false when the file has faults, listed in `faults`
  record RecipeSummary(
      String id, String title, String version, String source, boolean valid, List<String> faults) {}

  /// Parallel arrays, one element a bucket; `NaN` where nothing good was read.
  @SuppressWarnings("ArrayRecordComponent") // thousands of numbers for one raster, read only
  record Trend(
      String unit,
      String variable,
      String engUnit,
      Instant from,
      Instant to,
      double[] min,
      double[] max) {}
}
