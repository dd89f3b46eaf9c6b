package org.cellstation.station.runtime;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.Outcome;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.calibration.CalibrationVessel;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.equipment.ProcessImage;
import org.cellstation.station.equipment.UnitInputs;
import org.cellstation.station.equipment.UnitOutputs;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.performance.LoopFigures;
import org.cellstation.station.performance.UnitPerformance;
import org.cellstation.station.phase.UnitActions;
import org.cellstation.station.tuning.service.TuningVessel;
import org.jspecify.annotations.Nullable;

/// One unit at work: its inputs, loops and outputs, and the batch on it.
///
/// Whatever a recipe or a person changes is journaled first and waits in `pending`; the scan that
/// finds the journal durable applies it. Loops run on regardless.
///
/// Owned by the control thread.
final class UnitRun implements UnitActions, CalibrationVessel, TuningVessel {
  private static final System.Logger LOG = System.getLogger(UnitRun.class.getName());
  private static final String BASE_PUMP = "base pump";
  private static final String FEED = "feed";
  private static final String CSPR = "CSPR";
  private static final double BASE_STEP_ML = 1;
  private static final String LIFE_SUPPORT_OFF = "life support is off";
  private static final List<String> LIQUID_IN =
      List.of("feed pump", "inoculum pump", "base pump", "antifoam pump");

  /// What a person gets who turns the loops on with water and says no more, where the unit has it.
  private static final Map<String, Double> WATER_RUN =
      Map.of(
          "temperature",
          37.0,
          "DO",
          40.0,
          "pH",
          7.2,
          "rock rate",
          20.0,
          "stir rate",
          100.0,
          "gas flow",
          100.0);

  private final UnitConfiguration configuration;
  private final ProcessImage image;
  private final UnitInputs inputs;
  private final UnitOutputs outputs;
  private final UnitControl control;
  private final Journal journal;
  private final Set<String> usedBatches;
  private final Map<String, Snapshot.Range> ranges;
  private final Map<String, Pid.Tuning> tunings = new ConcurrentHashMap<>();
  private final List<Runnable> pending = new ArrayList<>();
  private final Map<String, Double> pumps = new LinkedHashMap<>();
  private final UnitInterlocks interlocks;
  private final UnitPerformance performance;
  private double scanSeconds;
  private boolean supplying;
  private double baseTold;
  private boolean culture;
  private @Nullable BatchRun batch;
  private boolean stranded;
  private boolean unguarded;

  /// @param usedBatches ids that were ever given, shared by all units
  UnitRun(
      UnitConfiguration configuration,
      ProcessImage image,
      UnitInputs inputs,
      UnitOutputs outputs,
      UnitControl control,
      Journal journal,
      Set<String> usedBatches) {
    this.configuration = configuration;
    this.image = image;
    this.inputs = inputs;
    this.outputs = outputs;
    this.control = control;
    this.journal = journal;
    this.usedBatches = usedBatches;
    ranges = ranges(configuration);
    interlocks = new UnitInterlocks(this, inputs, outputs, control::overridden, journal);
    performance = new UnitPerformance(this::good);
  }

  private static Map<String, Snapshot.Range> ranges(UnitConfiguration configuration) {
    Map<String, Snapshot.Range> ranges = new LinkedHashMap<>();
    configuration
        .variables()
        .forEach((name, variable) -> ranges.put(name, range(configuration, name, variable)));
    return ranges;
  }

  private static Snapshot.Range range(
      UnitConfiguration configuration, String name, VariableConfiguration variable) {
    double low = Double.NaN;
    double high = Double.NaN;
    for (AlarmDefinition alarm : configuration.alarms()) {
      if (alarm.variable().equals(name) && alarm.kind() == AlarmDefinition.Kind.LOW) {
        low = alarm.limit();
      } else if (alarm.variable().equals(name) && alarm.kind() == AlarmDefinition.Kind.HIGH) {
        high = alarm.limit();
      }
    }
    return new Snapshot.Range(variable.low(), low, high, variable.high(), variable.decimals());
  }

  @Override
  public String id() {
    return configuration.id();
  }

  UnitConfiguration configuration() {
    return configuration;
  }

  UnitOutputs outputs() {
    return outputs;
  }

  UnitControl control() {
    return control;
  }

  @Nullable BatchRun batch() {
    return batch;
  }

  /// The id of the batch that has not ended, empty when there is none.
  @Override
  public String runningBatch() {
    return batch == null || batch.ended() ? "" : batch.id();
  }

  /// `NaN` also for what a loop hands on without a variable of its own being measured.
  private double good(String variable) {
    if (!inputs.has(variable)) {
      return Double.NaN;
    }
    Reading reading = inputs.read(variable);
    return reading.isGood() ? reading.value() : Double.NaN;
  }

  /// Takes a batch that was restored from the journal.
  ///
  /// @param past what the journal holds of it
  void bind(BatchRun run, List<Entry> past, Instant now) {
    batch = run;
    performance.begin(now);
    for (Entry entry : past) {
      if (entry.event() instanceof Event.LoopPerformance e) {
        performance.restore(
            e.loop(),
            e.engUnit(),
            new LoopFigures(
                e.seconds(),
                e.iae(),
                e.travelPercent(),
                e.settlingSeconds(),
                e.outSeconds(),
                e.manualSeconds(),
                e.blindSeconds(),
                e.maxDeviation(),
                e.fights()),
            now);
      }
    }
  }

  /// What the loops have done since the last such event goes to the journal: the batch ends, or the
  /// program.
  void keepPerformance() {
    if (!runningBatch().isEmpty()) {
      performance.flush(this::keep);
    }
  }

  private void keep(String loop, String engUnit, double tolerance, LoopFigures figures) {
    if (runningBatch().isEmpty()) {
      return;
    }
    journal.append(
        Entry.STATION,
        new Event.LoopPerformance(
            runningBatch(),
            id(),
            loop,
            engUnit,
            figures.seconds(),
            figures.iae(),
            figures.travelPercent(),
            figures.settlingSeconds(),
            figures.outSeconds(),
            figures.manualSeconds(),
            figures.blindSeconds(),
            figures.maxDeviation(),
            tolerance,
            figures.fights()));
  }

  /// Clears an ended batch from the unit. It lives on in the journal; it can never begin again.
  void free() {
    batch = null;
  }

  /// Begins a scan: all reads are judged at this instant.
  void scanning(Instant now, double seconds) {
    inputs.at(now);
    scanSeconds = seconds;
  }

  /// What depends on a durable journal: effects of what it now holds, then one scan of the
  /// procedure.
  void proceed(Instant now) {
    if (batch == null || batch.ended() || stranded) {
      return;
    }
    try {
      holdFor(batch, now);
      batch.scan(now);
    } catch (RuntimeException defect) {
      // A root of its own: a defect in a procedure must not cost the culture its loops.
      stranded = true;
      journal.append(Entry.STATION, new Event.ScanFailed("procedure on " + id() + ": " + defect));
      LOG.log(Level.ERROR, "The procedure on " + id() + " stands still", defect);
    }
  }

  void applyPending() {
    if (!pending.isEmpty()) {
      pending.forEach(Runnable::run);
      pending.clear();
    }
    pumps.forEach((pump, flow) -> outputs.set(pump + " pump", flow));
  }

  /// One scan of the loops and of the interlocks behind them, then everything goes to the buses.
  void control(Instant now, double seconds) {
    control.scan(inputs::read, now, seconds, outputs::set);
    interlock(now, seconds);
    outputs.write();
    performance.scanning(seconds);
    control.observe(performance);
    performance.scanned(outputs.wanted(BASE_PUMP) > 0, now, this::keep);
    tell();
  }

  /// What the loops did by themselves and a restart, or a reader of the record, must know.
  private void tell() {
    for (UnitControl.Lost lost : control.lost()) {
      journal.append(
          Entry.STATION,
          new Event.ModeChanged(
              runningBatch(),
              id(),
              lost.loop(),
              lost.from().name(),
              LoopMode.MANUAL.name(),
              lost.why()));
      journalHeldOutput(lost.loop(), lost.outputPercent());
    }
    double given = control.baseMillilitres();
    if (given >= baseTold + BASE_STEP_ML) {
      journal.append(
          Entry.STATION,
          new Event.OutputSet(
              runningBatch(), id(), LifeSupport.BASE, baseTold, given, "mL", "given so far"));
      baseTold = given;
    }
  }

  private void interlock(Instant now, double seconds) {
    try {
      interlocks.scan(now, seconds);
    } catch (RuntimeException defect) {
      // A root of its own: a defect in an interlock must not cost the culture its loops. Without
      // interlocks nothing is pumped in.
      LIQUID_IN.forEach(this::stopUnguarded);
      if (!unguarded) {
        unguarded = true;
        journal.append(
            Entry.STATION, new Event.ScanFailed("interlocks of " + id() + ": " + defect));
        LOG.log(Level.ERROR, "The interlocks of " + id() + " stand still", defect);
      }
    }
  }

  private void stopUnguarded(String pump) {
    if (outputs.has(pump)) {
      outputs.set(pump, 0);
    }
  }

  UnitInterlocks interlocks() {
    return interlocks;
  }

  /// Does something at the first scan after the journal holds what was appended until now.
  void whenDurable(Runnable change) {
    pending.add(change);
  }

  /// Puts a loop into MANUAL for an interlock.
  void manual(String loop, String why) {
    if (loop(loop).filter(status -> status.mode() != LoopMode.MANUAL).isPresent()) {
      mode(Entry.STATION, loop, LoopMode.MANUAL, why);
    }
  }

  /// Holds the procedure for an interlock, where the procedure can be held.
  private void holdFor(BatchRun running, Instant now) {
    String why = interlocks.takeHold();
    if (why != null && running.command(Entry.STATION, Command.HOLD, now) instanceof Outcome.Moved) {
      journal.append(
          Entry.STATION, new Event.CommandDecided(running.id(), Command.HOLD.name(), true, why));
    }
  }

  /// Whether the procedure stands still: HELD, or stopped by a defect until the program is
  /// restarted.
  boolean held() {
    return stranded || (batch != null && !batch.ended() && batch.state() == ProcedureState.HELD);
  }

  @Override
  public boolean measures(String variable) {
    return inputs.has(variable);
  }

  Reply create(String user, RecipeShelf.Found found, String batchId, String order, Instant now) {
    if (usedBatches.contains(batchId)) {
      return Reply.refused(
          "There has been a batch " + batchId + " before; an id is never used twice.");
    }
    if (!runningBatch().isEmpty()) {
      return Reply.refused(
          "%s is taken by batch %s; finish that first.".formatted(id(), runningBatch()));
    }
    if (!found.recipe().equipmentClass().equals(configuration.equipmentClass())) {
      return Reply.refused(
          "The recipe needs a %s; %s is a %s."
              .formatted(found.recipe().equipmentClass(), id(), configuration.equipmentClass()));
    }
    if (found.recipe().procedure().stream().map(UnitProcedure::unit).distinct().count() > 1) {
      return Reply.refused("The recipe needs more than one unit; this station runs one a batch.");
    }
    var created =
        new Event.BatchCreated(
            batchId,
            id(),
            order.strip(),
            found.recipe().id(),
            found.recipe().version(),
            found.sha256(),
            found.text());
    journal.append(user, created);
    usedBatches.add(batchId);
    batch = BatchRun.begin(created, found.recipe(), journal, this, now);
    performance.begin(now);
    return Reply.done("Batch " + batchId + " is on " + id() + ". START begins it.");
  }

  @Override
  public Reading read(String variable) {
    return inputs.read(variable);
  }

  @Override
  public double scanSeconds() {
    return scanSeconds;
  }

  @Override
  public String engage(Map<String, Double> setpoints) {
    return engage(Entry.STATION, setpoints, "recipe");
  }

  private String engage(String actor, Map<String, Double> setpoints, String reason) {
    Map<String, Double> wanted = new LinkedHashMap<>(setpoints);
    Optional<String> refusal = control.engageRefusal(wanted);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    journal.append(
        actor,
        new Event.LifeSupportSet(
            runningBatch(), id(), true, motion(wanted), wanted.getOrDefault("gas flow", 0.0)));
    for (LoopStatus loop : control.loops()) {
      Double value = wanted.get(loop.name());
      if (value != null) {
        journalSetpoint(actor, loop, value, reason);
      }
    }
    baseTold = 0;
    pending.add(() -> control.engage(wanted));
    return "";
  }

  /// 0 where nothing moves.
  private double motion(Map<String, Double> wanted) {
    return configuration.unitClass().equipment().agitation().stream()
        .mapToDouble(motion -> wanted.getOrDefault(motion.name(), 0.0))
        .sum();
  }

  @Override
  public String setpoint(String loop, double value) {
    return setpoint(Entry.STATION, loop, value, "recipe");
  }

  private String setpoint(String actor, String loop, double value, String reason) {
    Optional<String> refusal = control.refusal(loop, value);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    loop(loop)
        .filter(status -> status.setpoint() != value)
        .ifPresent(
            status -> {
              journalSetpoint(actor, status, value, reason);
              pending.add(() -> control.setpoint(loop, value));
            });
    return "";
  }

  private Optional<LoopStatus> loop(String name) {
    return control.loops().stream().filter(status -> status.name().equals(name)).findFirst();
  }

  private void journalSetpoint(String actor, LoopStatus loop, double value, String reason) {
    journal.append(
        actor,
        new Event.SetpointChanged(
            runningBatch(), id(), loop.name(), loop.setpoint(), value, loop.unit(), reason));
  }

  /// A new set-point by a person: only for a loop that aims at something.
  ///
  /// @return empty, or why it is refused
  String setpointByHand(String actor, String loop, double value, String reason) {
    return control.engaged()
        ? setpoint(actor, loop, value, reason)
        : "Life support of %s is off; the recipe turns it on with its own set-points."
            .formatted(id());
  }

  /// Another mode by a person.
  ///
  /// @return empty, or why it is refused
  String mode(String actor, String loop, LoopMode mode, String reason) {
    Optional<LoopStatus> status = loop(loop);
    if (status.isEmpty()) {
      return id() + " has no loop " + loop;
    }
    Optional<String> refusal = control.modeRefusal(loop, mode);
    if (refusal.isEmpty() && mode != LoopMode.MANUAL) {
      refusal = interlocks.loopRefusal(loop);
    }
    if (refusal.isPresent()) {
      return refusal.get();
    }
    LoopStatus before = status.get();
    if (before.mode() == mode) {
      return "";
    }
    journal.append(
        actor,
        new Event.ModeChanged(
            runningBatch(), id(), loop, before.mode().name(), mode.name(), reason));
    pending.add(() -> control.setMode(loop, mode));
    if (mode == LoopMode.MANUAL || mode == LoopMode.OUT_OF_SERVICE) {
      journalHeldOutput(loop, before.outputPercent());
    } else if (mode == LoopMode.AUTO && before.mode() == LoopMode.CASCADE) {
      double present = before.outputs().getFirst().value();
      journalSetpoint(Entry.STATION, before, present, "what it was when it left CASCADE");
      pending.add(() -> control.setpoint(loop, present));
    }
    return "";
  }

  /// The output that a loop keeps from now on, for a restart.
  private void journalHeldOutput(String loop, double percent) {
    journal.append(
        Entry.STATION,
        new Event.OutputSet(
            runningBatch(), id(), loop + LifeSupport.OUTPUT, percent, percent, "%", "held"));
  }

  /// Sets a loop's output by hand.
  ///
  /// @return empty, or why it is refused
  String output(String actor, String loop, double percent, String reason) {
    Optional<String> refusal = control.outputRefusal(loop, percent);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    double before = loop(loop).map(LoopStatus::outputPercent).orElse(Double.NaN);
    journal.append(
        actor,
        new Event.OutputSet(
            runningBatch(), id(), loop + LifeSupport.OUTPUT, before, percent, "%", reason));
    pending.add(() -> control.setOutput(loop, percent));
    return "";
  }

  /// What a loop is tuned to, as of the last scan. Callable from any thread.
  Optional<Pid.Tuning> tuning(String loop) {
    return Optional.ofNullable(tunings.get(loop));
  }

  @Override
  public Optional<Pid.Tuning> presentTuning(String loop) {
    return control.tuning(loop);
  }

  @Override
  public String tune(String actor, String loop, Pid.Tuning wanted, String reason) {
    Optional<String> refusal = control.tuneRefusal(loop, wanted);
    Optional<Pid.Tuning> present = control.tuning(loop);
    if (refusal.isPresent() || present.isEmpty()) {
      return refusal.orElse(loop + " has no parameters of this kind");
    }
    journalTuning(actor, loop, present.get(), wanted, reason);
    pending.add(() -> control.tune(loop, wanted));
    return "";
  }

  @Override
  public String untune(String actor, String loop, Pid.Tuning from, Pid.Tuning to, String reason) {
    if (control.tuning(loop).isEmpty()) {
      return loop + " has no parameters of this kind";
    }
    journalTuning(actor, loop, to, from, reason);
    pending.add(() -> control.retune(loop, to, from));
    return "";
  }

  private void journalTuning(
      String actor, String loop, Pid.Tuning from, Pid.Tuning wanted, String reason) {
    journal.append(
        actor,
        new Event.TuningChanged(
            runningBatch(),
            id(),
            loop,
            from.gain(),
            wanted.gain(),
            from.integralSeconds(),
            wanted.integralSeconds(),
            from.derivativeSeconds(),
            wanted.derivativeSeconds(),
            from.setpointWeight(),
            wanted.setpointWeight(),
            from.derivativeFilter(),
            wanted.derivativeFilter(),
            reason));
  }

  @Override
  public boolean engaged() {
    return control.engaged();
  }

  @Override
  public List<LoopStatus> loops() {
    return control.loops();
  }

  @Override
  public String heldBy(String loop) {
    return control.held(loop) ? interlocks.atWork() : "";
  }

  @Override
  public String lostLink() {
    return outputs.lostBus();
  }

  @Override
  public void testMode(String loop, LoopMode mode) {
    control.setMode(loop, mode);
  }

  @Override
  public Optional<String> testOutput(String loop, double percent) {
    return control.setOutput(loop, percent);
  }

  @Override
  public String turnOn(String actor, Map<String, Double> setpoints, String reason) {
    Map<String, Double> wanted = new LinkedHashMap<>();
    WATER_RUN.forEach(
        (loop, value) -> {
          if (control.refusal(loop, value).isEmpty()) {
            wanted.put(loop, value);
          }
        });
    wanted.putAll(setpoints);
    return engage(actor, wanted, reason);
  }

  @Override
  public String turnOff(String actor, String reason) {
    if (!control.engaged()) {
      return "The loops of %s are off already.".formatted(id());
    }
    journal.append(actor, new Event.LifeSupportSet("", id(), false, 0, 0));
    pending.add(control::release);
    return "";
  }

  @Override
  public String exchange(double grams, double perDay, double picolitresPerCellAndDay) {
    Map<String, Double> wanted = new LinkedHashMap<>();
    if (picolitresPerCellAndDay > 0 && control.has(CSPR)) {
      wanted.put(CSPR, picolitresPerCellAndDay);
    }
    wanted.put("perfusion", perDay);
    wanted.put("weight", grams);
    Optional<String> refusal = control.startRefusal(wanted);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Map<String, String> told = new LinkedHashMap<>();
    wanted.forEach(
        (loop, value) -> told.put(loop, value + " " + loop(loop).map(LoopStatus::unit).orElse("")));
    journal.append(Entry.STATION, new Event.LoopsRun(runningBatch(), id(), true, told));
    pending.add(
        () -> {
          pumps.remove("feed");
          pumps.remove("permeate");
          control.start(wanted);
        });
    supplying = true;
    return "";
  }

  @Override
  public String feed(double most, double seconds) {
    Map<String, Double> wanted = Map.of(FEED, most);
    Optional<String> refusal = control.startRefusal(wanted);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    journal.append(
        Entry.STATION,
        new Event.LoopsRun(runningBatch(), id(), true, Map.of(FEED, most + " mL/min")));
    pending.add(
        () -> {
          pumps.remove("feed");
          control.start(wanted);
          control.feedFrom(FEED, seconds);
        });
    supplying = true;
    return "";
  }

  @Override
  public double feedSeconds() {
    return control.feedSeconds(FEED);
  }

  /// At once, also while the journal cannot write.
  @Override
  public void endSupply() {
    if (supplying) {
      journal.append(Entry.STATION, new Event.LoopsRun(runningBatch(), id(), false, Map.of()));
      control.stop();
      pending.add(control::stop);
      supplying = false;
    }
  }

  @Override
  public void release() {
    if (control.engaged()) {
      journal.append(Entry.STATION, new Event.LifeSupportSet(runningBatch(), id(), false, 0, 0));
      pending.add(control::release);
    }
  }

  @Override
  public void culture(boolean cells) {
    if (cells != culture) {
      journal.append(Entry.STATION, new Event.CultureSet(runningBatch(), id(), cells));
      pending.add(() -> culture = cells);
    }
  }

  /// Whether cells are in the unit.
  @Override
  public boolean culture() {
    return culture;
  }

  @Override
  public boolean started() {
    return batch != null && !batch.ended() && batch.state() != ProcedureState.IDLE;
  }

  @Override
  public boolean inManual(String variable) {
    return !control.engaged()
        || control.loops().stream()
            .filter(loop -> loop.variable().equals(variable))
            .allMatch(loop -> loop.mode() == LoopMode.MANUAL);
  }

  /// Stops at once, also while the journal cannot write; starts as any other output.
  @Override
  public void runForCalibration(String output, double mlPerMin, String user) {
    String pump = output.substring(0, output.length() - " pump".length());
    journal.append(
        user,
        new Event.OutputSet(
            runningBatch(),
            id(),
            output,
            pumps.getOrDefault(pump, 0.0),
            mlPerMin,
            "mL/min",
            "calibration"));
    pumps.put(pump, mlPerMin);
    if (mlPerMin == 0) {
      outputs.set(output, 0);
    }
  }

  @Override
  public void pumpFactor(String output, String variable, double factor) {
    outputs.factor(output, factor);
    VariableConfiguration flow = configuration.variables().get(variable);
    if (flow != null) {
      image.factor(flow.source(), factor);
    }
  }

  /// Only starting and stopping a pump is an event; trimming a running one is control.
  @Override
  public void pump(String pump, double mlPerMin) {
    double before = pumps.getOrDefault(pump, 0.0);
    if ((before > 0) != (mlPerMin > 0)) {
      journal.append(
          Entry.STATION,
          new Event.OutputSet(
              runningBatch(), id(), pump + " pump", before, mlPerMin, "mL/min", "recipe"));
    }
    pumps.put(pump, mlPerMin);
  }

  /// Takes up, after a restart, what the journal says this unit was doing. Pumps stay as they are
  /// until the procedure is restarted; with it HELD they are stopped.
  ///
  /// @param guards what it says of interlocks and of the volume balance
  void adopt(List<Entry> past, Collection<Entry> guards) {
    interlocks.adopt(guards);
    LifeSupport.of(configuration, past)
        .ifPresent(
            state -> {
              control.adopt(state).forEach(remark -> LOG.log(Level.WARNING, id() + ": " + remark));
              baseTold = state.baseMillilitres();
            });
    for (Entry entry : past) {
      if (entry.event() instanceof Event.TuningChanged tuned && tuned.unit().equals(id())) {
        control.retune(
            tuned.loop(),
            new Pid.Tuning(
                tuned.fromGain(),
                tuned.fromIntegralSeconds(),
                tuned.fromDerivativeSeconds(),
                tuned.fromSetpointWeight(),
                tuned.fromDerivativeFilter()),
            new Pid.Tuning(
                tuned.toGain(),
                tuned.toIntegralSeconds(),
                tuned.toDerivativeSeconds(),
                tuned.toSetpointWeight(),
                tuned.toDerivativeFilter()));
      }
      if (entry.event() instanceof Event.CultureSet set && set.unit().equals(id())) {
        culture = set.cells();
      }
    }
    for (String pump : List.of("feed", "permeate", "inoculum", "harvest")) {
      pumps.put(pump, 0.0);
    }
  }

  Snapshot.Unit snapshot(Instant now) {
    List<Snapshot.Loop> loops = new ArrayList<>();
    boolean engaged = control.engaged();
    for (LoopStatus loop : control.loops()) {
      control.tuning(loop.name()).ifPresent(tuning -> tunings.put(loop.name(), tuning));
      loops.add(
          new Snapshot.Loop(
              loop.name(),
              loop.variable(),
              loop.unit(),
              loop.mode(),
              engaged ? loop.setpoint() : Double.NaN,
              engaged ? loop.outputPercent() : 0,
              loop.tolerance(),
              loop.master(),
              engaged ? loop.note() : LIFE_SUPPORT_OFF,
              loop.lifeSupport(),
              engaged && loop.running(),
              engaged ? loop.outputs() : List.of(),
              loop.withoutValue()));
    }
    return new Snapshot.Unit(
        id(),
        configuration.title(),
        inputs.readAll(),
        ranges,
        List.copyOf(loops),
        performance.totals(),
        batch == null ? null : batch.snapshot(now),
        interlocks.snapshot());
  }
}
