package org.cellstation.station.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.equipment.UnitOutputs;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;

/// Liquids into and out of one unit: single pumps, and the exchange and feed that loops run.
///
/// Owned by the control thread.
final class UnitSupply {
  private static final String FEED = "feed";
  private static final String PERMEATE = "permeate";
  private static final String CSPR = "CSPR";
  private static final String PUMP = " pump";
  private static final String GAS = "air flow";

  private final UnitControl control;
  private final UnitOutputs outputs;
  private final UnitLoops loops;
  private final UnitJournal journal;
  private final Map<String, Double> pumps = new LinkedHashMap<>();
  private boolean supplying;
  private double gas;

  UnitSupply(UnitControl control, UnitOutputs outputs, UnitLoops loops, UnitJournal journal) {
    this.control = control;
    this.outputs = outputs;
    this.loops = loops;
    this.journal = journal;
  }

  /// Every pump that is not a loop's to what it was told last.
  void apply() {
    pumps.forEach((pump, flow) -> outputs.set(pump + PUMP, flow));
    if (gas > 0) {
      outputs.set(GAS, gas);
    }
  }

  /// Lets gas in while the loops are off, 0 to stop it: then at once, also while the journal cannot
  /// write.
  ///
  /// @return empty, or why it is refused
  String gas(double mlPerMin) {
    if (mlPerMin > 0 && control.engaged()) {
      return "the loops are on and have the gas; a pressure test goes before them";
    }
    if ((gas > 0) != (mlPerMin > 0)) {
      told(Entry.STATION, GAS, gas, mlPerMin, "recipe");
    }
    if (mlPerMin == 0 && !control.engaged() && outputs.has(GAS)) {
      outputs.set(GAS, 0);
    }
    gas = mlPerMin;
    return "";
  }

  /// Sets a pump, 0 to stop it. Only starting and stopping is an event; trimming a running one is
  /// control.
  void pump(String pump, double mlPerMin) {
    double before = pumps.getOrDefault(pump, 0.0);
    if ((before > 0) != (mlPerMin > 0)) {
      told(Entry.STATION, pump + PUMP, before, mlPerMin, "recipe");
    }
    pumps.put(pump, mlPerMin);
  }

  /// Stops at once, also while the journal cannot write; starts as any other output.
  void runForCalibration(String output, double mlPerMin, String user) {
    String pump = output.substring(0, output.length() - PUMP.length());
    told(user, output, pumps.getOrDefault(pump, 0.0), mlPerMin, "calibration");
    pumps.put(pump, mlPerMin);
    if (mlPerMin == 0) {
      outputs.set(output, 0);
    }
  }

  private void told(String actor, String output, double from, double to, String why) {
    journal.append(
        actor,
        new Event.OutputSet(journal.batch(), journal.unit(), output, from, to, "mL/min", why));
  }

  /// Exchange of medium at constant weight, from now on.
  ///
  /// @return empty, or why it is refused
  String exchange(double grams, double perDay, double picolitresPerCellAndDay) {
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
    wanted.forEach((loop, value) -> told.put(loop, value + " " + loops.unitOf(loop)));
    run(true, told);
    journal.whenDurable(
        () -> {
          pumps.remove(FEED);
          pumps.remove(PERMEATE);
          control.start(wanted);
        });
    return "";
  }

  /// Feed by the profile of the unit's control strategy, from now on.
  ///
  /// @return empty, or why it is refused
  String feed(double most, double seconds) {
    Map<String, Double> wanted = Map.of(FEED, most);
    Optional<String> refusal = control.startRefusal(wanted);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    run(true, Map.of(FEED, most + " mL/min"));
    journal.whenDurable(
        () -> {
          pumps.remove(FEED);
          control.start(wanted);
          control.feedFrom(FEED, seconds);
        });
    return "";
  }

  private void run(boolean on, Map<String, String> told) {
    journal.append(new Event.LoopsRun(journal.batch(), journal.unit(), on, told));
    supplying = on;
  }

  double feedSeconds() {
    return control.feedSeconds(FEED);
  }

  /// At once, also while the journal cannot write.
  void end() {
    if (supplying) {
      run(false, Map.of());
      control.stop();
      journal.whenDurable(control::stop);
    }
  }

  /// After a restart every pump of the recipe is told to stand still, once the procedure goes on.
  void standStill() {
    for (String pump : List.of(FEED, PERMEATE, "inoculum", "harvest")) {
      pumps.put(pump, 0.0);
    }
  }
}
