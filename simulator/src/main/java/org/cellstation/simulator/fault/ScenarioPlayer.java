package org.cellstation.simulator.fault;

import java.util.Arrays;
import java.util.List;

/// Plays one scenario onto the faults. Switches only at the edges of its own steps, so that faults
/// set by hand stay as they are. Owned by the thread that steps the skid.
public final class ScenarioPlayer {
  private final Faults faults;
  private final List<Scenario.Step> steps;
  private final double[] fromSeconds;
  private final double[] untilSeconds;
  private final boolean[] active;

  /// @throws IllegalArgumentException when a step names what the skid does not have
  public ScenarioPlayer(Faults faults, Scenario scenario) {
    this.faults = faults;
    steps = scenario.steps();
    steps.forEach(step -> faults.check(step.site(), step.fault()));
    fromSeconds = steps.stream().mapToDouble(s -> s.from().toNanos() / 1e9).toArray();
    untilSeconds =
        steps.stream().mapToDouble(s -> s.from().plus(s.length()).toNanos() / 1e9).toArray();
    active = new boolean[steps.size()];
  }

  /// Brings the faults to where they belong at this process time.
  public void at(double seconds) {
    for (int i = 0; i < active.length; i++) {
      boolean wanted = seconds >= fromSeconds[i] && seconds < untilSeconds[i];
      if (wanted != active[i]) {
        active[i] = wanted;
        Scenario.Step step = steps.get(i);
        faults.set(step.site(), step.fault(), wanted || overlapped(step, seconds));
      }
    }
  }

  /// Ends what this player started.
  public void stop() {
    for (int i = 0; i < active.length; i++) {
      if (active[i]) {
        faults.set(steps.get(i).site(), steps.get(i).fault(), false);
      }
    }
    Arrays.fill(active, false);
  }

  private boolean overlapped(Scenario.Step ended, double seconds) {
    for (int i = 0; i < active.length; i++) {
      Scenario.Step other = steps.get(i);
      if (other.site().equals(ended.site())
          && other.fault() == ended.fault()
          && seconds >= fromSeconds[i]
          && seconds < untilSeconds[i]) {
        return true;
      }
    }
    return false;
  }
}
