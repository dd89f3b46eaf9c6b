package org.cellstation.station.runtime;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopState;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;

/// What recipes and people change of one unit's loops, journaled: on and off, set-points, modes and
/// outputs; and what the loops change by themselves.
///
/// Owned by the control thread.
final class UnitLoops {
  private static final System.Logger LOG = System.getLogger(UnitLoops.class.getName());
  private static final double BASE_STEP_ML = 1;

  private final UnitConfiguration configuration;
  private final UnitControl control;
  private final UnitJournal journal;
  private final Function<String, Optional<String>> interlocked;
  private double baseTold;

  /// @param interlocked why a loop may not move its output by itself, empty when it may
  UnitLoops(
      UnitConfiguration configuration,
      UnitControl control,
      UnitJournal journal,
      Function<String, Optional<String>> interlocked) {
    this.configuration = configuration;
    this.control = control;
    this.journal = journal;
    this.interlocked = interlocked;
  }

  private Optional<LoopStatus> loop(String name) {
    return control.loops().stream().filter(status -> status.name().equals(name)).findFirst();
  }

  /// How a loop's set-point is measured, empty when there is no such loop.
  String unitOf(String loop) {
    return loop(loop).map(LoopStatus::unit).orElse("");
  }

  /// Temperature, gas and agitation on.
  ///
  /// @param setpoints by the name of a loop, of what moves the culture, or `gas flow`
  /// @return empty, or why it is refused
  String engage(String actor, Map<String, Double> setpoints, String reason) {
    Map<String, Double> wanted = new LinkedHashMap<>(setpoints);
    Optional<String> refusal = control.engageRefusal(wanted);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    journal.append(
        actor,
        new Event.LifeSupportSet(
            journal.batch(),
            journal.unit(),
            true,
            motion(wanted),
            wanted.getOrDefault("gas flow", 0.0)));
    for (LoopStatus loop : control.loops()) {
      Double value = wanted.get(loop.name());
      if (value != null) {
        journalSetpoint(actor, loop, value, reason);
      }
    }
    baseTold = 0;
    journal.whenDurable(() -> control.engage(wanted));
    return "";
  }

  /// 0 where nothing moves.
  private double motion(Map<String, Double> wanted) {
    return configuration.unitClass().equipment().agitation().stream()
        .mapToDouble(motion -> wanted.getOrDefault(motion.name(), 0.0))
        .sum();
  }

  /// Temperature, gas and agitation off, for a phase that ends a culture.
  void release() {
    if (control.engaged()) {
      release(Entry.STATION, journal.batch());
    }
  }

  /// Temperature, gas and agitation off, by a person without a batch.
  ///
  /// @return empty, or why it is refused
  String turnOff(String actor) {
    if (!control.engaged()) {
      return "The loops of %s are off already.".formatted(journal.unit());
    }
    release(actor, "");
    return "";
  }

  private void release(String actor, String batch) {
    journal.append(actor, new Event.LifeSupportSet(batch, journal.unit(), false, 0, 0));
    journal.whenDurable(control::release);
  }

  /// The set-point of a loop, of one that follows a master the least that it may be asked for;
  /// `NaN` where there is none.
  double present(String loop) {
    LoopState state = control.state().loops().get(loop);
    if (state == null) {
      return Double.NaN;
    }
    boolean follows = state.mode() == LoopMode.CASCADE && !Double.isNaN(state.floor());
    return follows ? state.floor() : state.setpoint();
  }

  /// A new set-point for one loop.
  ///
  /// @return empty, or why it is refused
  String setpoint(String actor, String loop, double value, String reason) {
    Optional<String> refusal = control.refusal(loop, value);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    loop(loop)
        .filter(status -> status.setpoint() != value)
        .ifPresent(
            status -> {
              journalSetpoint(actor, status, value, reason);
              journal.whenDurable(() -> control.setpoint(loop, value));
            });
    return "";
  }

  /// A new set-point by a person: only for a loop that aims at something.
  ///
  /// @return empty, or why it is refused
  String setpointByHand(String actor, String loop, double value, String reason) {
    return control.engaged()
        ? setpoint(actor, loop, value, reason)
        : "Life support of %s is off; the recipe turns it on with its own set-points."
            .formatted(journal.unit());
  }

  private void journalSetpoint(String actor, LoopStatus loop, double value, String reason) {
    journal.append(
        actor,
        new Event.SetpointChanged(
            journal.batch(),
            journal.unit(),
            loop.name(),
            loop.setpoint(),
            value,
            loop.unit(),
            reason));
  }

  /// Puts a loop into MANUAL for an interlock.
  void manual(String loop, String why) {
    if (loop(loop).filter(status -> status.mode() != LoopMode.MANUAL).isPresent()) {
      mode(Entry.STATION, loop, LoopMode.MANUAL, why);
    }
  }

  /// Another mode by a person.
  ///
  /// @return empty, or why it is refused
  String mode(String actor, String loop, LoopMode mode, String reason) {
    Optional<LoopStatus> status = loop(loop);
    if (status.isEmpty()) {
      return journal.unit() + " has no loop " + loop;
    }
    Optional<String> refusal = control.modeRefusal(loop, mode);
    if (refusal.isEmpty() && mode != LoopMode.MANUAL) {
      refusal = interlocked.apply(loop);
    }
    if (refusal.isPresent()) {
      return refusal.get();
    }
    LoopStatus before = status.get();
    if (before.mode() == mode) {
      return "";
    }
    journalMode(actor, loop, before.mode(), mode, reason);
    journal.whenDurable(() -> control.setMode(loop, mode));
    if (mode == LoopMode.MANUAL || mode == LoopMode.OUT_OF_SERVICE) {
      journalHeldOutput(loop, before.outputPercent());
    } else if (mode == LoopMode.AUTO && before.mode() == LoopMode.CASCADE) {
      double present = before.outputs().getFirst().value();
      journalSetpoint(Entry.STATION, before, present, "what it was when it left CASCADE");
      journal.whenDurable(() -> control.setpoint(loop, present));
    }
    return "";
  }

  private void journalMode(String actor, String loop, LoopMode from, LoopMode to, String why) {
    journal.append(
        actor,
        new Event.ModeChanged(journal.batch(), journal.unit(), loop, from.name(), to.name(), why));
  }

  /// The output that a loop keeps from now on, for a restart.
  private void journalHeldOutput(String loop, double percent) {
    journalOutput(Entry.STATION, loop, percent, percent, "held");
  }

  private void journalOutput(String actor, String loop, double from, double to, String reason) {
    journal.append(
        actor,
        new Event.OutputSet(
            journal.batch(), journal.unit(), loop + LifeSupport.OUTPUT, from, to, "%", reason));
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
    journalOutput(actor, loop, before, percent, reason);
    journal.whenDurable(() -> control.setOutput(loop, percent));
    return "";
  }

  /// What the loops did by themselves and a restart, or a reader of the record, must know.
  void tell() {
    for (UnitControl.Lost lost : control.lost()) {
      journalMode(Entry.STATION, lost.loop(), lost.from(), LoopMode.MANUAL, lost.why());
      journalHeldOutput(lost.loop(), lost.outputPercent());
    }
    double given = control.baseMillilitres();
    if (given >= baseTold + BASE_STEP_ML) {
      journal.append(
          new Event.OutputSet(
              journal.batch(),
              journal.unit(),
              LifeSupport.BASE,
              baseTold,
              given,
              "mL",
              "given so far"));
      baseTold = given;
    }
  }

  /// Takes up, after a restart, what the journal says the loops were told last.
  void adopt(UnitControl.State state) {
    control.adopt(state).forEach(remark -> LOG.log(Level.WARNING, journal.unit() + ": " + remark));
    baseTold = state.baseMillilitres();
  }
}
