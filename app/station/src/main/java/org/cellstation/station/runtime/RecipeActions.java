package org.cellstation.station.runtime;

import java.util.Map;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.phase.UnitActions;

/// What the phases of a recipe do to one unit.
///
/// Owned by the control thread.
record RecipeActions(UnitRun run, UnitLoops loops, UnitSupply supply, UnitMessages messages)
    implements UnitActions {
  /// The reason that the journal has for what a recipe sets.
  static final String WHY = "recipe";

  @Override
  public String unit() {
    return run.id();
  }

  @Override
  public double maximumGrams() {
    return run.configuration().maximumWeightGrams();
  }

  @Override
  public Reading read(String variable) {
    return run.read(variable);
  }

  @Override
  public double scanSeconds() {
    return run.scanSeconds();
  }

  @Override
  public boolean measures(String variable) {
    return run.measures(variable);
  }

  @Override
  public String engage(Map<String, Double> setpoints) {
    String refusal = loops.engage(Entry.STATION, setpoints, WHY);
    if (refusal.isEmpty()) {
      setpoints.forEach(run::plan);
    }
    return refusal;
  }

  @Override
  public double setpoint(String loop) {
    return loops.present(loop);
  }

  @Override
  public String setpoint(String loop, double value) {
    String refusal = loops.setpoint(Entry.STATION, loop, value, WHY);
    if (refusal.isEmpty()) {
      run.plan(loop, value);
    }
    return refusal;
  }

  @Override
  public void release() {
    loops.release();
    run.planNothing();
  }

  @Override
  public void culture(boolean cells) {
    run.culture(cells);
  }

  @Override
  public boolean hasCells() {
    return run.culture();
  }

  @Override
  public String exchange(double grams, double perDay, double picolitresPerCellAndDay) {
    return supply.exchange(grams, perDay, picolitresPerCellAndDay);
  }

  @Override
  public String feed(double most, double seconds) {
    return supply.feed(most, seconds);
  }

  @Override
  public double feedSeconds() {
    return supply.feedSeconds();
  }

  @Override
  public void endSupply() {
    supply.end();
  }

  @Override
  public void pump(String pump, double mlPerMin) {
    supply.pump(pump, mlPerMin);
  }

  @Override
  public void cameIn(double millilitres) {
    run.interlocks().cameIn(millilitres);
  }

  @Override
  public String gas(double mlPerMin) {
    return supply.gas(mlPerMin);
  }

  @Override
  public String calibration(double hours) {
    return run.calibration().missing(hours);
  }

  @Override
  public void message(String text) {
    messages.raise(text);
  }
}
