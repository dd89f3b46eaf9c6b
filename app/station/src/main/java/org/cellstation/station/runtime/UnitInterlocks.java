package org.cellstation.station.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjDoubleConsumer;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.alarm.AlarmEngine;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.config.StationConfiguration.OutputConfiguration;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.equipment.UnitInputs;
import org.cellstation.station.equipment.UnitOutputs;
import org.cellstation.station.interlock.Cause;
import org.cellstation.station.interlock.Effect;
import org.cellstation.station.interlock.Facts;
import org.cellstation.station.interlock.Interlock;
import org.cellstation.station.interlock.InterlockChange;
import org.cellstation.station.interlock.InterlockEngine;
import org.cellstation.station.interlock.InterlockMatrix;
import org.cellstation.station.interlock.InterlockStatus;
import org.cellstation.station.interlock.Permissive;
import org.cellstation.station.interlock.Reach;
import org.cellstation.station.interlock.Situation;
import org.cellstation.station.interlock.VolumeBalance;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.jspecify.annotations.Nullable;

/// The interlocks of one unit between its loops and its outputs, in the journal's and the screen's
/// words, and its volume balance.
///
/// Interlocks act whether the journal can write or not; what people ask of them waits for it like
/// everything else.
///
/// Owned by the control thread.
final class UnitInterlocks implements Facts, Reach {
  /// The balance is journaled when it has moved this far, g: so much is lost at most by a crash.
  private static final double NOTED_GRAMS = 25;

  private static final String WEIGHT = "weight";
  private static final List<String> IN =
      List.of("feed flow", "inoculum flow", "base flow", "antifoam flow");
  private static final List<String> OUT = List.of("permeate flow", "harvest flow", "sample flow");

  private final UnitRun unit;
  private final UnitConfiguration configuration;
  private final UnitInputs inputs;
  private final UnitOutputs outputs;
  private final ObjDoubleConsumer<String> overridden;
  private final Journal journal;
  private final InterlockMatrix matrix;
  private final InterlockEngine engine;
  private final VolumeBalance balance;
  private final List<String> columns;
  private final String[] alarms;
  private double noted = Double.NaN;
  private boolean restored;
  private @Nullable String holdAsked;
  private int shownVersion = -1;
  private boolean shownCulture;
  private Snapshot.Interlocks shown = Snapshot.Interlocks.NONE;

  /// @param overridden told the output and the value that it got instead of what was wanted
  UnitInterlocks(
      UnitRun unit,
      UnitInputs inputs,
      UnitOutputs outputs,
      ObjDoubleConsumer<String> overridden,
      Journal journal) {
    this.unit = unit;
    this.inputs = inputs;
    this.outputs = outputs;
    this.overridden = overridden;
    this.journal = journal;
    configuration = unit.configuration();
    matrix = configuration.interlocks();
    columns = matrix.columns(configuration.outputs().keySet());
    alarms =
        matrix.interlocks().stream()
            .map(row -> Interlock.alarmId(configuration.id(), row.id()))
            .toArray(String[]::new);
    engine =
        new InterlockEngine(
            matrix, configuration.outputs().keySet(), this::safe, this::unitOf, this::journal);
    balance =
        new VolumeBalance(
            configuration.balance(),
            IN.stream().filter(inputs::has).toList(),
            OUT.stream().filter(inputs::has).toList());
  }

  private double safe(String output) {
    OutputConfiguration configured = configuration.outputs().get(output);
    return configured == null ? Double.NaN : configured.safe();
  }

  private String unitOf(String variable) {
    VariableConfiguration configured = configuration.variables().get(variable);
    return configured == null ? "" : configured.unit();
  }

  /// One scan, after the loops and before the outputs go to the buses.
  void scan(Instant now, double seconds) {
    reckon(seconds);
    engine.scan(this, this, now, seconds);
  }

  /// With nothing under way and no cells inside, what the balance shows is what is there: a person
  /// mounts a bag, tares, takes it off.
  private void reckon(double seconds) {
    if (!inputs.has(WEIGHT)) {
      return;
    }
    boolean atWork = unit.culture() || unit.started();
    Reading weight = inputs.read(WEIGHT);
    boolean weighed = weight.quality() != Quality.BAD;
    if (weighed && (restored || !atWork || !balance.known())) {
      balance.anchor(weight.value());
      restored = false;
    } else {
      balance.scan(inputs::read, outputs::wanted, seconds);
    }
    boolean moved = Double.isNaN(noted) || Math.abs(balance.grams() - noted) >= NOTED_GRAMS;
    if (atWork && balance.known() && moved) {
      noted = balance.grams();
      journal.append(
          Entry.STATION,
          new Event.ContentNoted(
              unit.runningBatch(), configuration.id(), noted, "by volume balance"));
    }
  }

  /// Another unit's pump has moved liquid into this one.
  void cameIn(double millilitres) {
    balance.cameIn(millilitres);
  }

  /// Why the procedure is to be held since the last call, null when it is not.
  @Nullable String takeHold() {
    String why = holdAsked;
    holdAsked = null;
    return why;
  }

  /// Tells each row's alarm whether the row is tripped.
  void tell(AlarmEngine told) {
    for (int i = 0; i < alarms.length; i++) {
      told.condition(alarms[i], engine.tripped(i), "");
    }
  }

  // What causes are judged by.

  @Override
  public Reading read(String variable) {
    return inputs.read(variable);
  }

  @Override
  public double setpoint(String loop) {
    return unit.control().engaged() ? unit.control().setpoint(loop) : Double.NaN;
  }

  @Override
  public double content() {
    return balance.upper();
  }

  @Override
  public boolean is(Situation situation) {
    return switch (situation) {
      case ALWAYS -> true;
      case LIFE_SUPPORT -> unit.control().engaged();
      case CULTURE -> unit.culture();
      case NO_CULTURE -> !unit.culture();
      case NO_BATCH -> unit.runningBatch().isEmpty();
      case HELD -> unit.held();
    };
  }

  // What effects act on.

  @Override
  public double wanted(String output) {
    return outputs.wanted(output);
  }

  @Override
  public void override(String output, double value) {
    outputs.set(output, value);
    overridden.accept(output, value);
  }

  @Override
  public void hold(String why) {
    holdAsked = why;
  }

  @Override
  public void manual(String loop, String why) {
    unit.loops().manual(loop, why);
  }

  private void journal(InterlockChange change) {
    String batch = unit.runningBatch();
    String id = configuration.id();
    journal.append(
        Entry.STATION,
        switch (change) {
          case InterlockChange.Tripped t ->
              new Event.InterlockTripped(
                  batch,
                  id,
                  t.row().id(),
                  t.row().title(),
                  t.row().cause().text(this::unitOf),
                  t.value(),
                  t.row().effects().stream().map(e -> e.column() + " " + e.cell()).toList(),
                  t.firstOut(),
                  t.bypassed());
          case InterlockChange.Released r ->
              new Event.InterlockReset(
                  batch, id, r.row().id(), r.row().title(), "the cause is gone");
          case InterlockChange.BypassEnded e ->
              new Event.InterlockBypassEnded(batch, id, e.row().id(), e.row().title(), e.why());
          case InterlockChange.Refused r ->
              new Event.PermissiveRefused(
                  batch,
                  id,
                  r.permissive().id(),
                  r.permissive().title(),
                  r.target().text(),
                  r.why());
        });
  }

  // What people ask. Each answer is empty, or why not.

  Optional<String> procedureRefusal(boolean start) {
    return engine.procedureRefusal(start);
  }

  Optional<String> loopRefusal(String loop) {
    return engine.loopRefusal(loop);
  }

  Optional<String> reset(String user, String interlock, Instant now) {
    Optional<String> refusal = engine.resetRefusal(interlock);
    if (refusal.isEmpty()) {
      journal.append(
          user,
          new Event.InterlockReset(
              unit.runningBatch(),
              configuration.id(),
              interlock,
              title(interlock),
              "reset by a person"));
      unit.whenDurable(() -> resetNow(interlock, now));
    }
    return refusal;
  }

  /// Who resets a row of the volume balance says that the weight is right.
  private void resetNow(String interlock, Instant now) {
    if (row(interlock).filter(r -> r.cause() instanceof Cause.ContentAbove).isPresent()) {
      Reading weight = inputs.read(WEIGHT);
      if (weight.quality() != Quality.BAD) {
        balance.anchor(weight.value());
      }
    }
    engine.reset(interlock, now);
  }

  Optional<String> bypass(
      String user, String interlock, Duration time, String reason, Instant now) {
    if (time.isZero()) {
      return endBypass(user, interlock, reason, now);
    }
    Optional<String> refusal = engine.bypassRefusal(interlock, time, unit.culture());
    if (refusal.isEmpty()) {
      Instant until = now.plus(time);
      journal.append(
          user,
          new Event.InterlockBypassed(
              unit.runningBatch(), configuration.id(), interlock, title(interlock), until, reason));
      unit.whenDurable(() -> engine.bypass(interlock, until, reason, now));
    }
    return refusal;
  }

  private Optional<String> endBypass(String user, String interlock, String reason, Instant now) {
    Optional<String> refusal = engine.bypassEndRefusal(interlock);
    if (refusal.isEmpty()) {
      journal.append(
          user,
          new Event.InterlockBypassEnded(
              unit.runningBatch(), configuration.id(), interlock, title(interlock), reason));
      unit.whenDurable(() -> engine.endBypass(interlock, now));
    }
    return refusal;
  }

  private Optional<Interlock> row(String interlock) {
    return matrix.interlocks().stream().filter(row -> row.id().equals(interlock)).findFirst();
  }

  private String title(String interlock) {
    return row(interlock).map(Interlock::title).orElse("");
  }

  /// Takes up, after a restart, what the journal says is latched and bypassed, and what was in the
  /// vessel; the first weight that is read counts more than that.
  void adopt(Collection<Entry> past) {
    for (Entry entry : past) {
      switch (entry.event()) {
        case Event.InterlockTripped e when e.unit().equals(configuration.id()) ->
            engine.restoreTripped(e.interlock(), e.firstOut(), entry.utc());
        case Event.InterlockBypassed e when e.unit().equals(configuration.id()) ->
            engine.bypass(e.interlock(), e.until(), e.reason(), entry.utc());
        case Event.ContentNoted e when e.unit().equals(configuration.id()) -> {
          balance.adopt(e.grams(), NOTED_GRAMS);
          restored = true;
        }
        default -> {}
      }
    }
  }

  /// Who has a hand on an output now and what to do about it, in words; empty when nobody has.
  String atWork() {
    List<String> hands = new ArrayList<>();
    for (InterlockStatus status : engine.rows()) {
      if (status.acting().contains(true)) {
        hands.add(status.row().title() + ": " + status.row().response() + ".");
      }
    }
    List<String> limited = engine.limited();
    for (Permissive permissive : matrix.permissives()) {
      Optional<String> obstacle = engine.obstacle(permissive);
      if (obstacle.isPresent()
          && permissive.target() instanceof Permissive.Target.OutputRises(String output, double _)
          && limited.contains(output)) {
        hands.add(permissive.title() + " (" + obstacle.get() + "). " + permissive.response());
      }
    }
    return hands.isEmpty() ? "" : String.join(" ", hands) + " See Interlocks.";
  }

  /// For the screen; the same object until something has changed.
  Snapshot.Interlocks snapshot() {
    if (engine.version() != shownVersion || unit.culture() != shownCulture) {
      shownVersion = engine.version();
      shownCulture = unit.culture();
      shown =
          new Snapshot.Interlocks(
              columns.stream().map(this::column).toList(),
              engine.rows().stream().map(this::row).toList(),
              matrix.permissives().stream().map(this::permit).toList(),
              engine.limited());
    }
    return shown;
  }

  private Snapshot.Column column(String name) {
    OutputConfiguration output = configuration.outputs().get(name);
    return new Snapshot.Column(
        name, output == null ? "" : "safe " + safeText(output) + " " + output.setting().unit());
  }

  private static String safeText(OutputConfiguration output) {
    return output.safe() == Math.rint(output.safe())
        ? Long.toString((long) output.safe())
        : Double.toString(output.safe());
  }

  private Snapshot.Row row(InterlockStatus status) {
    Interlock row = status.row();
    List<String> cells = new ArrayList<>();
    List<Boolean> lit = new ArrayList<>();
    for (String column : columns) {
      List<String> said = new ArrayList<>();
      boolean acting = false;
      for (int i = 0; i < row.effects().size(); i++) {
        Effect effect = row.effects().get(i);
        if (effect.column().equals(column)) {
          said.add(effect.cell());
          acting |= status.acting().get(i);
        }
      }
      cells.add(String.join(", ", said));
      lit.add(acting);
    }
    return new Snapshot.Row(
        row.id(),
        row.title(),
        row.cause().text(this::unitOf),
        List.copyOf(cells),
        List.copyOf(lit),
        status.state(),
        status.since(),
        status.present(),
        row.latched(),
        status.firstOut(),
        row.consequence(),
        row.response(),
        engine.bypassRefusal(row.id(), InterlockEngine.MAX_BYPASS, shownCulture).isEmpty(),
        status.bypassedUntil(),
        status.bypassReason());
  }

  private Snapshot.Permit permit(Permissive permissive) {
    return new Snapshot.Permit(
        permissive.id(),
        permissive.title(),
        permissive.target().text(),
        permissive.refusals().stream().map(cause -> cause.text(this::unitOf)).toList(),
        engine.obstacle(permissive).orElse(""),
        permissive.response());
  }
}
