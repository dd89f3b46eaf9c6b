package org.cellstation.station.runtime;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.Outcome;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.station.alarm.PlannedSetpoint;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.calibration.CalibrationVessel;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.equipment.ProcessImage;
import org.cellstation.station.equipment.UnitInputs;
import org.cellstation.station.equipment.UnitOutputs;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.phase.UnitActions;
import org.jspecify.annotations.Nullable;

/// One unit at work: its inputs, loops and outputs, and the batch on it.
///
/// Its rooms: {@link UnitLoops} (what is changed of the loops), {@link UnitTunings}, {@link
/// UnitSupply} (pumps, exchange and feed), {@link UnitInterlocks}, {@link PerformanceKeeping},
/// {@link UnitPicture}. Whatever a recipe or a person changes is journaled first and waits in the
/// {@link UnitJournal}; the scan that finds the journal durable applies it. Loops run on
/// regardless.
///
/// Owned by the control thread.
final class UnitRun {
  private static final System.Logger LOG = System.getLogger(UnitRun.class.getName());
  private static final String BASE_PUMP = "base pump";

  private final UnitConfiguration configuration;
  private final ProcessImage image;
  private final UnitInputs inputs;
  private final UnitOutputs outputs;
  private final UnitControl control;
  private final Journal journal;
  private final Set<String> usedBatches;
  private final UnitJournal changes;
  private final UnitInterlocks interlocks;
  private final InterlockGuard guard;
  private final UnitLoops loops;
  private final UnitTunings tunings;
  private final UnitSupply supply;
  private final PerformanceKeeping performance;
  private final UnitPicture picture;
  private final UnitMessages messages;
  private final CalibrationNeed calibration;
  private final PlannedSetpoints planned = new PlannedSetpoints();
  private double scanSeconds;
  private Instant scanned = Instant.EPOCH;
  private boolean culture;
  private @Nullable BatchRun batch;
  private boolean stranded;
  private boolean handsOff;

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
    changes = new UnitJournal(configuration.id(), this::runningBatch, journal);
    interlocks = new UnitInterlocks(this, inputs, outputs, control::overridden, journal);
    guard = new InterlockGuard(interlocks, outputs, changes);
    loops = new UnitLoops(configuration, control, changes, interlocks::loopRefusal);
    tunings = new UnitTunings(this, control, outputs, loops, changes);
    supply = new UnitSupply(control, outputs, loops, changes);
    performance = new PerformanceKeeping(this::good, changes);
    picture = new UnitPicture(configuration, inputs, control, tunings);
    messages = new UnitMessages(changes);
    calibration = new CalibrationNeed(configuration.id());
  }

  String id() {
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

  UnitLoops loops() {
    return loops;
  }

  UnitTunings tunings() {
    return tunings;
  }

  UnitInterlocks interlocks() {
    return interlocks;
  }

  UnitMessages messages() {
    return messages;
  }

  CalibrationNeed calibration() {
    return calibration;
  }

  PerformanceKeeping performance() {
    return performance;
  }

  /// What a calibration may do here.
  CalibrationVessel forCalibration() {
    return new CalibrationAccess(this, control, outputs, supply, image);
  }

  /// What phases may do here.
  UnitActions actions() {
    return new RecipeActions(this, loops, supply, messages);
  }

  @Nullable BatchRun batch() {
    return batch;
  }

  /// The id of the batch that has not ended, empty when there is none.
  String runningBatch() {
    return batch == null || batch.ended() ? "" : batch.id();
  }

  /// The present value of a process variable.
  Reading read(String variable) {
    return inputs.read(variable);
  }

  /// Whether the unit has a process variable.
  boolean measures(String variable) {
    return inputs.has(variable);
  }

  /// `NaN` also for what a loop hands on without a variable of its own being measured.
  private double good(String variable) {
    if (!inputs.has(variable)) {
      return Double.NaN;
    }
    Reading reading = inputs.read(variable);
    return reading.isGood() ? reading.value() : Double.NaN;
  }

  /// Seconds of process time since the previous scan.
  double scanSeconds() {
    return scanSeconds;
  }

  Reply create(
      String user, RecipeShelf.Found found, BatchOrder order, BatchUnits units, Instant now) {
    String batchId = order.batch();
    String owner = runningBatch().isEmpty() ? units.arbiter().owner(id()) : runningBatch();
    Optional<String> refusal = BatchAdmission.refusal(id(), owner, batchId, usedBatches);
    if (refusal.isPresent()) {
      return Reply.refused(refusal.get());
    }
    Map<String, String> roles = new TreeMap<>();
    units.roles().forEach((role, unit) -> roles.put(role, unit.id()));
    var created =
        new Event.BatchCreated(
            batchId,
            id(),
            order.order().strip(),
            found.recipe().id(),
            found.recipe().version(),
            found.sha256(),
            found.text(),
            order.purpose().name(),
            OrderDesk.sizeInForce(found.recipe()),
            OrderDesk.inForce(found.recipe()),
            roles);
    journal.append(user, created);
    usedBatches.add(batchId);
    units.arbiter().reserve(id(), batchId);
    batch = BatchRun.begin(created, found.recipe(), journal, units, now);
    performance.begin(now);
    return Reply.done("Batch " + batchId + " is on " + id() + ". START begins it.");
  }

  /// A unit procedure of a batch that is at home on another unit begins here.
  void lend(BatchRun run) {
    if (batch != run && run.home() != this) {
      batch = run;
      performance.begin(scanned);
    }
  }

  /// It has ended here.
  void takeBack(BatchRun run) {
    if (batch == run && run.home() != this) {
      performance.flush();
      batch = null;
    }
  }

  /// Takes a batch that was restored from the journal.
  ///
  /// @param past what the journal holds of it
  void bind(BatchRun run, List<Entry> past, Instant now) {
    batch = run;
    performance.restore(past, now);
  }

  /// Clears an ended batch from its own unit. It lives on in the journal; it can never begin again.
  void free() {
    batch = null;
  }

  /// Takes up, after a restart, what the journal says this unit was doing. Pumps stay as they are
  /// until the procedure is restarted; with it HELD they are stopped.
  ///
  /// @param guards what it says of interlocks and of the volume balance
  void adopt(List<Entry> past, Collection<Entry> guards) {
    interlocks.adopt(guards);
    LifeSupport.of(configuration, past).ifPresent(loops::adopt);
    tunings.adopt(past);
    planned.adopt(id(), past);
    for (Entry entry : past) {
      if (entry.event() instanceof Event.CultureSet set && set.unit().equals(id())) {
        culture = set.cells();
      }
    }
    supply.standStill();
  }

  /// Begins a scan: all reads are judged at this instant.
  void scanning(Instant now, double seconds) {
    scanned = now;
    inputs.at(now);
    calibration.at(now);
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
      if (batch.home() == this) {
        batch.scan(now);
      }
    } catch (RuntimeException defect) {
      // A root of its own: a defect in a procedure must not cost the culture its loops.
      stranded = true;
      journal.append(Entry.STATION, new Event.ScanFailed("procedure on " + id() + ": " + defect));
      LOG.log(Level.ERROR, "The procedure on " + id() + " stands still", defect);
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

  /// Why the procedure stands still, in words that do not change while it does; empty when a person
  /// wanted it, or when it goes on.
  String heldBecause() {
    if (stranded || batch == null || !held()) {
      return "";
    }
    return batch.heldBecause(scanned);
  }

  /// Does something at the first scan after the journal holds what was appended until now.
  void whenDurable(Runnable change) {
    changes.whenDurable(change);
  }

  void applyPending() {
    changes.applyPending();
    if (!handsOff) {
      supply.apply();
    }
  }

  /// Leaves pumps as they are for a moment after a restart, until they have told what they do.
  void handsOff(boolean wait) {
    handsOff = wait;
  }

  /// One scan of the loops and of the interlocks behind them, then everything goes to the buses.
  void control(Instant now, double seconds) {
    control.scan(inputs::read, now, seconds, outputs::set);
    guard.scan(now, seconds);
    outputs.write();
    performance.scan(control, outputs.wanted(BASE_PUMP) > 0, now, seconds);
    loops.tell();
  }

  /// Cells are about to come in, or are being taken out.
  void culture(boolean cells) {
    if (cells != culture) {
      changes.append(new Event.CultureSet(runningBatch(), id(), cells));
      changes.whenDurable(() -> culture = cells);
    }
  }

  /// Whether cells are in the unit.
  boolean culture() {
    return culture;
  }

  /// What the recipe wants of a loop, as soon as it is told to.
  void plan(String loop, double value) {
    changes.whenDurable(() -> planned.plan(loop, value, scanned));
  }

  void planNothing() {
    changes.whenDurable(planned::none);
  }

  /// What the recipe wants of a loop.
  PlannedSetpoint planned(String loop) {
    return planned.of(loop);
  }

  PlannedSetpoints planned() {
    return planned;
  }

  /// Whether a batch is under way: one that waits for START is not.
  boolean started() {
    return batch != null && !batch.ended() && batch.state() != ProcedureState.IDLE;
  }

  Snapshot.Unit snapshot(Instant now) {
    return picture.of(this, performance, now);
  }
}
