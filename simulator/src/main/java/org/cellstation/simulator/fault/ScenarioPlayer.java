package org.cellstation.simulator.fault;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Plays one scenario onto the faults. Switches only at the edges of its own steps, so that faults
/// set by hand stay as they are. Owned by the thread that steps the skid.
public final class ScenarioPlayer {
  private final Faults faults;
  private final ToDoubleFunction<Watched> truths;
  private final List<ScenarioPart> parts;
  private final boolean[] active;
  private final boolean[] wanted;

  /// @param truths what the plant has come to
  /// @throws IllegalArgumentException when a step names what the skid does not have
  public ScenarioPlayer(Faults faults, Scenario scenario, ToDoubleFunction<Watched> truths) {
    this.faults = faults;
    this.truths = truths;
    for (Scenario.Step step : scenario.steps()) {
      faults.check(step.site(), step.fault());
      if (!Double.isNaN(step.amount())) {
        faults.check(step.site(), step.fault(), step.amount());
      }
    }
    parts = scenario.steps().stream().map(ScenarioPart::new).toList();
    active = new boolean[parts.size()];
    wanted = new boolean[parts.size()];
  }

  /// Brings the faults to where they belong at this process time.
  public void at(double seconds) {
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = parts.get(i).wanted(seconds, truths);
    }
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] != active[i]) {
        active[i] = wanted[i];
        int source = wanted[i] ? i : another(i);
        if (source < 0) {
          faults.set(step(i).site(), step(i).fault(), false);
        } else {
          begin(step(source));
        }
      }
    }
  }

  private Scenario.Step step(int part) {
    return parts.get(part).step();
  }

  private void begin(Scenario.Step step) {
    if (Double.isNaN(step.amount())) {
      faults.set(step.site(), step.fault(), true);
    } else {
      faults.set(step.site(), step.fault(), step.amount());
    }
  }

  /// Another part that wants the same fault now, negative for none.
  private int another(int part) {
    for (int i = 0; i < wanted.length; i++) {
      if (i != part
          && wanted[i]
          && step(i).site().equals(step(part).site())
          && step(i).fault() == step(part).fault()) {
        return i;
      }
    }
    return -1;
  }

  /// Ends what this player started.
  public void stop() {
    for (int i = 0; i < active.length; i++) {
      if (active[i]) {
        faults.set(step(i).site(), step(i).fault(), false);
      }
    }
    Arrays.fill(active, false);
  }
}
