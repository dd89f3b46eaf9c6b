package org.cellstation.station.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cellstation.drivers.bus.Frame;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.Outcome;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Calibrations;
import org.cellstation.station.api.Deviations;
import org.cellstation.station.api.Interruptions;
import org.cellstation.station.api.LiveChanges;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.RecipeBook;
import org.cellstation.station.api.Rehearsals;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station;
import org.cellstation.station.api.Tunings;
import org.cellstation.station.arbitration.Arbiter;
import org.cellstation.station.calibration.CalibrationService;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.deviation.DeviationBook;
import org.cellstation.station.identity.People;
import org.cellstation.station.identity.Permission;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.rehearsal.Previewer;
import org.cellstation.station.rehearsal.RehearsalDesk;
import org.cellstation.station.rehearsal.Rehearser;
import org.cellstation.station.tuning.service.TuningService;

/// The station for those who use it: authorises every request, hands it to the control thread, and
/// reads history on the caller's.
public final class StationRuntime implements Station {
  private final String name;
  private final ControlCycle cycle;
  private final List<UnitRun> units;
  private final StationAlarms alarms;
  private final InstrumentRegister register;
  private final CalibrationService calibrations;
  private final TuningService tunings;
  private final DeviationBook deviations;
  private final InterruptionDesk interruptions;
  private final LiveChangeDesk changes;
  private final RequestQueue requests;
  private final Journal journal;
  private final People people;
  private final RecipeShelf shelf;
  private final BatchOrders orders;
  private final RecipeDesk recipes;
  private final RecordOffice records;
  private final Executor background;
  private final SignedRequests signed;
  private volatile Rehearsals rehearsals = Rehearsals.NONE;

  StationRuntime(
      StationConfiguration configuration,
      ControlCycle cycle,
      List<UnitRun> units,
      StationAlarms alarms,
      InstrumentRegister register,
      CalibrationService calibrations,
      TuningService tunings,
      DeviationBook deviations,
      InterruptionDesk interruptions,
      LiveChangeDesk changes,
      Arbiter arbiter,
      RequestQueue requests,
      Journal journal,
      People people,
      RecipeShelf shelf,
      PatientUse patientUse,
      RecipeDesk recipes,
      RecordOffice records,
      Executor background) {
    name = configuration.name();
    this.cycle = cycle;
    this.units = units;
    this.alarms = alarms;
    this.register = register;
    this.calibrations = calibrations;
    this.tunings = tunings;
    this.deviations = deviations;
    this.interruptions = interruptions;
    this.changes = changes;
    this.requests = requests;
    this.journal = journal;
    this.people = people;
    this.shelf = shelf;
    this.recipes = recipes;
    orders =
        new BatchOrders(
            shelf,
            patientUse,
            people,
            requests,
            background,
            cycle::snapshot,
            units,
            arbiter,
            order ->
                Binding.lacks(order.recipe(), order.order(), configuration, calibrations.targets()),
            deviations);
    this.records = records;
    this.background = background;
    signed = new SignedRequests(people, requests, background);
  }

  /// The scan, for the thread or the test that turns it.
  public ControlCycle cycle() {
    return cycle;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Snapshot snapshot() {
    return cycle.snapshot();
  }

  @Override
  public void subscribe(Consumer<Snapshot> listener) {
    cycle.subscribe(listener);
  }

  @Override
  public void unsubscribe(Consumer<Snapshot> listener) {
    cycle.unsubscribe(listener);
  }

  @Override
  public boolean hasUsers() {
    return people.hasUsers();
  }

  @Override
  public Reply createFirstAdministrator(String user, String fullName, char[] password) {
    return people.createFirstAdministrator(user, fullName, password);
  }

  @Override
  public LoginReply login(String user, char[] password) {
    return people.login(user, password);
  }

  @Override
  public void logout(Session session) {
    people.logout(session);
  }

  @Override
  public boolean active(Session session) {
    return people.session(session.token()).isPresent();
  }

  @Override
  public Reply createUser(
      Session session, String user, String fullName, Role role, char[] password) {
    return people.create(session, user, fullName, role, password);
  }

  @Override
  public List<RecipeSummary> recipes() {
    return shelf.summaries();
  }

  @Override
  public CompletableFuture<Reply> createBatch(Session session, BatchOrder order) {
    return orders.create(session, order);
  }

  @Override
  public Orders orders() {
    return orders;
  }

  @Override
  public CompletableFuture<Reply> command(
      Session session, String batch, Command command, ProcedureState seen) {
    return ask(
        session,
        Permission.RUN_BATCHES,
        now ->
            withBatch(
                batch,
                (unit, run) -> {
                  ProcedureState state = run.state();
                  Optional<String> obstacle =
                      interruptions.refusal(batch, command).or(() -> obstacle(run, command, now));
                  Reply reply =
                      state != seen
                          ? Reply.refused(
                              "%s is %s now, no longer %s: look again, then decide."
                                  .formatted(batch, state, seen))
                          : obstacle
                              .map(Reply::refused)
                              .orElseGet(
                                  () -> replyTo(run.command(session.user(), command, now), batch));
                  Optional<String> soon =
                      reply.done() && command == Command.START
                          ? calibrations.warns(unit.id(), now)
                          : Optional.empty();
                  if (soon.isPresent()) {
                    reply = Reply.done(reply.text() + ". " + soon.get());
                  }
                  journal.append(
                      session.user(),
                      new Event.CommandDecided(batch, command.name(), reply.done(), reply.text()));
                  if (reply.done() && command == Command.RESET) {
                    unit.free();
                  }
                  return reply;
                }));
  }

  /// What keeps a procedure from going, else empty.
  private Optional<String> obstacle(BatchRun run, Command command, Instant now) {
    return run.units().stream().flatMap(unit -> obstacle(unit, command, now).stream()).findFirst();
  }

  private Optional<String> obstacle(UnitRun unit, Command command, Instant now) {
    return switch (command) {
      case START -> calibrationBlocks(unit, now).or(() -> unit.interlocks().procedureRefusal(true));
      case RESTART, RESUME -> unit.interlocks().procedureRefusal(false);
      default -> Optional.empty();
    };
  }

  /// A recipe that has a phase for calibration begins without, and waits there.
  private Optional<String> calibrationBlocks(UnitRun unit, Instant now) {
    BatchRun run = unit.batch();
    return run != null && run.calibrates() ? Optional.empty() : calibrations.blocks(unit.id(), now);
  }

  private static Reply replyTo(Outcome outcome, String batch) {
    return switch (outcome) {
      case Outcome.Moved moved -> Reply.done(batch + ": " + moved.from() + " to " + moved.to());
      case Outcome.Rejected rejected -> Reply.refused(rejected.why());
    };
  }

  @Override
  public CompletableFuture<Reply> setProcedureMode(
      Session session, String batch, ProcedureMode mode, ProcedureMode seen, String reason) {
    return byOrder(
        session,
        batch,
        mode.name(),
        reason,
        (run, now) ->
            run.mode() == seen
                ? run.mode(session.user(), mode, now)
                : Optional.of(
                    "%s is %s now, no longer %s: look again, then decide."
                        .formatted(batch, run.mode(), seen)),
        "%s is %s now.".formatted(batch, mode));
  }

  @Override
  public CompletableFuture<Reply> order(
      Session session, String batch, String path, int option, String reason) {
    return byOrder(
        session,
        batch,
        "ORDER " + path,
        reason,
        (run, now) -> run.order(session.user(), path, option, now),
        "Ordered.");
  }

  /// @param action what it returns is why not, empty when it was done
  private CompletableFuture<Reply> byOrder(
      Session session,
      String batch,
      String what,
      String reason,
      BiFunction<BatchRun, Instant, Optional<String>> action,
      String done) {
    return change(
        session,
        Permission.RUN_BATCHES,
        reason,
        now ->
            withBatch(
                batch,
                (_, run) -> {
                  Reply reply =
                      action.apply(run, now).map(Reply::refused).orElseGet(() -> Reply.done(done));
                  journal.append(
                      session.user(),
                      new Event.CommandDecided(
                          batch, what, reply.done(), reply.done() ? reason.strip() : reply.text()));
                  return reply;
                }));
  }

  @Override
  public CompletableFuture<Reply> answer(
      Session session, String batch, String prompt, Map<String, String> answers, String comment) {
    return ask(
        session,
        Permission.ANSWER_PROMPTS,
        now ->
            withBatch(
                batch,
                (unit, run) ->
                    run.answer(session.user(), prompt, answers, comment, cycle.codes(), now)
                        .map(Reply::refused)
                        .orElseGet(() -> Reply.done("Answered."))));
  }

  @Override
  public Optional<byte[]> picture(String name) {
    return shelf.pictures().find(name);
  }

  @Override
  public CompletableFuture<Reply> sign(
      Session session,
      String batch,
      String prompt,
      Credentials signing,
      boolean approved,
      String comment) {
    return signed.ask(
        session,
        signing,
        Permission.VERIFY_STEPS,
        (signer, now) ->
            withBatch(
                batch,
                (unit, run) ->
                    run.sign(signer, prompt, approved, comment, now)
                        .map(Reply::refused)
                        .orElseGet(() -> Reply.done("Signed."))));
  }

  @Override
  public CompletableFuture<RecordReply> writeRecord(Session session, String batch) {
    Optional<String> refusal = people.refusal(session, Permission.WRITE_RECORDS);
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(new RecordReply.Refused(refusal.get()));
    }
    return CompletableFuture.supplyAsync(() -> records.write(session.user(), batch), background);
  }

  @Override
  public CompletableFuture<Reply> setSetpoint(
      Session session, String unit, String loop, double value, String reason) {
    return byHand(
        session,
        unit,
        reason,
        run -> run.loops().setpointByHand(session.user(), loop, value, reason),
        "%s %s set-point is %s now.".formatted(unit, loop, value));
  }

  @Override
  public CompletableFuture<Reply> setMode(
      Session session, String unit, String loop, LoopMode mode, String reason) {
    return byHand(
        session,
        unit,
        reason,
        run -> run.loops().mode(session.user(), loop, mode, reason),
        "%s %s is in %s now.".formatted(unit, loop, mode));
  }

  @Override
  public CompletableFuture<Reply> setOutput(
      Session session, String unit, String loop, double percent, String reason) {
    return byHand(
        session,
        unit,
        reason,
        run -> run.loops().output(session.user(), loop, percent, reason),
        "%s %s output is %s %% now.".formatted(unit, loop, percent));
  }

  @Override
  public Optional<Pid.Tuning> tuning(String unit, String loop) {
    return units.stream()
        .filter(run -> run.id().equals(unit))
        .findFirst()
        .flatMap(run -> run.tunings().lastShown(loop));
  }

  @Override
  public CompletableFuture<Reply> tune(
      Session session, String unit, String loop, Pid.Tuning tuning, String reason) {
    return change(
        session,
        Permission.TUNE_LOOPS,
        reason,
        now ->
            withUnit(
                unit,
                run -> {
                  String refusal = run.tunings().tune(session.user(), loop, tuning, reason);
                  return refusal.isEmpty()
                      ? Reply.done("%s %s is tuned to %s now.".formatted(unit, loop, tuning))
                      : Reply.refused(refusal);
                }));
  }

  /// @param action on the unit; what it returns is why not, empty when it was done
  private CompletableFuture<Reply> byHand(
      Session session, String unit, String reason, Function<UnitRun, String> action, String done) {
    return change(
        session,
        Permission.CHANGE_SETPOINTS,
        reason,
        now ->
            withUnit(
                unit,
                run -> {
                  String refusal = action.apply(run);
                  return refusal.isEmpty() ? Reply.done(done) : Reply.refused(refusal);
                }));
  }

  private CompletableFuture<Reply> change(
      Session session, Permission permission, String reason, Function<Instant, Reply> action) {
    return reason.isBlank()
        ? refused("Say why: a change by hand needs a reason.")
        : ask(session, permission, action);
  }

  @Override
  public CompletableFuture<Reply> acknowledge(Session session, String alarm, String comment) {
    return ask(
        session,
        Permission.ACKNOWLEDGE_ALARMS,
        now -> alarms.acknowledge(session.user(), alarm, comment, now));
  }

  @Override
  public CompletableFuture<Reply> resetInterlock(Session session, String unit, String interlock) {
    return ask(
        session,
        Permission.RESET_INTERLOCKS,
        now ->
            withUnit(
                unit,
                run ->
                    run.interlocks()
                        .reset(session.user(), interlock, now)
                        .map(Reply::refused)
                        .orElseGet(() -> Reply.done(interlock + " of " + unit + " is reset."))));
  }

  @Override
  public CompletableFuture<Reply> bypassInterlock(
      Session session, String unit, String interlock, Duration time, String reason) {
    return change(
        session,
        Permission.BYPASS_INTERLOCKS,
        reason,
        now ->
            withUnit(
                unit,
                run ->
                    run.interlocks()
                        .bypass(session.user(), interlock, time, reason.strip(), now)
                        .map(Reply::refused)
                        .orElseGet(
                            () ->
                                Reply.done(
                                    time.isZero()
                                        ? interlock + " of " + unit + " guards again."
                                        : "%s of %s is bypassed for %d min."
                                            .formatted(interlock, unit, time.toMinutes())))));
  }

  @Override
  public List<Frame> frames(String bus, long from) {
    return register.frames(bus, from);
  }

  @Override
  public CompletableFuture<Reply> saveFrames(Session session, String bus) {
    Optional<String> refusal = people.refusal(session, Permission.WRITE_RECORDS);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    Instant now = cycle.snapshot().now();
    return CompletableFuture.supplyAsync(
        () -> records.saveFrames(bus, register.frames(bus, 0), now), background);
  }

  @Override
  public CompletableFuture<Reply> switchLink(
      Session session, String bus, String instrument, boolean on, String reason) {
    return change(
        session,
        Permission.MANAGE_INSTRUMENTS,
        reason,
        now -> register.switchOver(session.user(), bus, instrument, on, reason.strip()));
  }

  @Override
  public CompletableFuture<Reply> acceptInstrument(
      Session session, String bus, String instrument, String serial, String reason) {
    return change(
        session,
        Permission.MANAGE_INSTRUMENTS,
        reason,
        now ->
            calibrations
                .busy(instrument)
                .map(Reply::refused)
                .orElseGet(() -> accept(session.user(), bus, instrument, serial, reason, now)));
  }

  private Reply accept(
      String user, String bus, String instrument, String serial, String reason, Instant now) {
    Reply reply = register.accept(user, bus, instrument, serial, reason.strip());
    if (!reply.done()) {
      return reply;
    }
    String ended = calibrations.exchanged(instrument, serial, now);
    return ended.isEmpty() ? reply : Reply.done(reply.text() + " " + ended);
  }

  @Override
  public RecipeBook recipeBook() {
    return recipes;
  }

  @Override
  public Rehearsals rehearsals() {
    return rehearsals;
  }

  /// Lets recipes be rehearsed from here on.
  ///
  /// @param folder each rehearsal gets a folder in it
  /// @param cores of the machine; one is left to the station while a batch is on a unit
  /// @param worker does one piece of work after the other, whatever time each takes
  public void rehearseWith(Rehearser rehearser, Path folder, int cores, Executor worker) {
    rehearsals =
        new RehearsalDesk(
            rehearser,
            new RehearsalDesk.Parts(
                people,
                recipes::valid,
                shelf.pictures(),
                recipes::keepRehearsal,
                folder,
                cores,
                () -> snapshot().units().stream().anyMatch(unit -> unit.batch() != null)),
            worker);
  }

  /// Lets the rest of running batches be simulated, so that their recipes can be changed.
  ///
  /// @param cores of the machine; one is left to the station
  /// @param worker does one piece of work after the other, whatever time each takes
  public void previewWith(Previewer previewer, Path folder, int cores, Executor worker) {
    changes.previewWith(previewer, cycle::snapshot, cores, folder, worker);
  }

  @Override
  public LiveChanges liveChanges() {
    return changes;
  }

  @Override
  public Calibrations calibrations() {
    return new Calibrations() {
      @Override
      public List<Target> targets() {
        return calibrations.targets();
      }

      @Override
      public CompletableFuture<Reply> begin(Session session, String target, Method method) {
        return ask(
            session,
            Permission.CALIBRATE,
            now -> calibrations.begin(session.user(), target, method, now));
      }

      @Override
      public CompletableFuture<Reply> confirm(
          Session session, String target, int step, double value) {
        return ask(
            session,
            Permission.CALIBRATE,
            now -> calibrations.confirm(session.user(), target, step, value, now));
      }

      @Override
      public CompletableFuture<Reply> abandon(Session session, String target, String reason) {
        return reason.isBlank()
            ? refused("Say why: it is kept with the calibration.")
            : ask(
                session,
                Permission.CALIBRATE,
                now -> calibrations.abandon(session.user(), target, reason.strip(), now));
      }
    };
  }

  @Override
  public Tunings tunings() {
    return new Tunings() {
      @Override
      public List<Place> places() {
        return tunings.places();
      }

      @Override
      public CompletableFuture<Reply> turnOn(
          Session session, String unit, Map<String, Double> setpoints, String reason) {
        return change(
            session,
            Permission.TUNE_LOOPS,
            reason,
            now -> tunings.turnOn(session.user(), unit, setpoints, reason.strip(), now));
      }

      @Override
      public CompletableFuture<Reply> turnOff(Session session, String unit, String reason) {
        return change(
            session,
            Permission.TUNE_LOOPS,
            reason,
            now -> tunings.turnOff(session.user(), unit, reason.strip(), now));
      }

      @Override
      public CompletableFuture<Reply> begin(
          Session session, String unit, String loop, Plan plan, String reason) {
        return change(
            session,
            Permission.TUNE_LOOPS,
            reason,
            now -> tunings.begin(session.user(), unit, loop, plan, reason.strip(), now));
      }

      @Override
      public CompletableFuture<Reply> cancel(Session session, String unit, String reason) {
        return change(
            session,
            Permission.TUNE_LOOPS,
            reason,
            now -> tunings.cancel(session.user(), unit, reason.strip(), now));
      }

      @Override
      public CompletableFuture<Reply> apply(
          Session session, String unit, String loop, Pid.Tuning tuning, String reason) {
        return change(
            session,
            Permission.TUNE_LOOPS,
            reason,
            now -> tunings.apply(session.user(), unit, loop, tuning, reason.strip(), now));
      }

      @Override
      public CompletableFuture<Reply> revert(
          Session session, String unit, String loop, String reason) {
        return change(
            session,
            Permission.TUNE_LOOPS,
            reason,
            now -> tunings.revert(session.user(), unit, loop, reason.strip(), now));
      }

      @Override
      public List<Comparison> proposals(String unit, String loop, double tauC) {
        return tunings.proposals(unit, loop, tauC);
      }
    };
  }

  @Override
  public Deviations deviations() {
    return new Deviations() {
      @Override
      public List<Deviation> all() {
        return deviations.all();
      }

      @Override
      public CompletableFuture<Reply> sign(
          Session session, String deviation, Meaning meaning, Credentials signer, String reason) {
        Permission permission =
            meaning == Meaning.CLOSED ? Permission.CLOSE_DEVIATIONS : Permission.EXPLAIN_DEVIATIONS;
        return signed.ask(
            session,
            signer,
            permission,
            (who, now) ->
                deviations.sign(who.user(), who.fullName(), deviation, meaning, reason, now));
      }
    };
  }

  @Override
  public Interruptions interruptions() {
    return new Interruptions() {
      @Override
      public List<Interruption> all() {
        return interruptions.all();
      }

      @Override
      public CompletableFuture<Reply> resume(
          Session session, String batch, Credentials signer, String comment) {
        return signed.ask(
            session,
            signer,
            Permission.RUN_BATCHES,
            (who, now) -> interruptions.resume(who, batch, comment, now));
      }
    };
  }

  @Override
  public Trend trend(String unit, String variable, Instant from, Instant to, int buckets) {
    return records.trend(unit, variable, from, to, buckets);
  }

  @Override
  public void close() {
    units.forEach(unit -> unit.performance().flush());
    journal.append(Entry.STATION, new Event.StationStopped("asked to stop"));
    journal.commit();
  }

  private CompletableFuture<Reply> ask(
      Session session, Permission permission, Function<Instant, Reply> action) {
    Optional<String> refusal = people.refusal(session, permission);
    return refusal.map(StationRuntime::refused).orElseGet(() -> requests.ask(action));
  }

  private static CompletableFuture<Reply> refused(String why) {
    return CompletableFuture.completedFuture(Reply.refused(why));
  }

  private Reply withUnit(String id, Function<UnitRun, Reply> action) {
    return units.stream()
        .filter(unit -> unit.id().equals(id))
        .findFirst()
        .map(action)
        .orElseGet(() -> Reply.refused("There is no unit " + id + "."));
  }

  private Reply withBatch(String id, BiFunction<UnitRun, BatchRun, Reply> action) {
    for (UnitRun unit : units) {
      BatchRun run = unit.batch();
      if (run != null && run.id().equals(id)) {
        return action.apply(run.home(), run);
      }
    }
    return Reply.refused("Batch " + id + " is on no unit.");
  }
}
