package org.cellstation.station.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.equipment.UnitOutputs;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.tuning.service.TuningVessel;

/// The parameters of one unit's loops, and the unit as a tuning test sees it.
///
/// Owned by the control thread.
final class UnitTunings implements TuningVessel {
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

  private final UnitRun unit;
  private final UnitControl control;
  private final UnitOutputs outputs;
  private final UnitLoops loops;
  private final UnitJournal journal;
  private final Map<String, Pid.Tuning> shown = new ConcurrentHashMap<>();

  UnitTunings(
      UnitRun unit,
      UnitControl control,
      UnitOutputs outputs,
      UnitLoops loops,
      UnitJournal journal) {
    this.unit = unit;
    this.control = control;
    this.outputs = outputs;
    this.loops = loops;
    this.journal = journal;
  }

  @Override
  public String id() {
    return unit.id();
  }

  @Override
  public String runningBatch() {
    return unit.runningBatch();
  }

  @Override
  public boolean culture() {
    return unit.culture();
  }

  @Override
  public Reading read(String variable) {
    return unit.read(variable);
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
    return control.held(loop) ? unit.interlocks().atWork() : "";
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
    return loops.engage(actor, wanted, reason);
  }

  @Override
  public String turnOff(String actor, String reason) {
    return loops.turnOff(actor);
  }

  /// What a loop is tuned to, as of the last picture. Callable from any thread.
  Optional<Pid.Tuning> lastShown(String loop) {
    return Optional.ofNullable(shown.get(loop));
  }

  /// Makes what a loop is tuned to known to other threads.
  void show(String loop) {
    control.tuning(loop).ifPresent(tuning -> shown.put(loop, tuning));
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
    journal.whenDurable(() -> control.tune(loop, wanted));
    return "";
  }

  @Override
  public String untune(String actor, String loop, Pid.Tuning from, Pid.Tuning to, String reason) {
    if (control.tuning(loop).isEmpty()) {
      return loop + " has no parameters of this kind";
    }
    journalTuning(actor, loop, to, from, reason);
    journal.whenDurable(() -> control.retune(loop, to, from));
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

  /// Takes up, after a restart, what the journal says the loops were tuned to.
  void adopt(List<Entry> past) {
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
    }
  }
}
