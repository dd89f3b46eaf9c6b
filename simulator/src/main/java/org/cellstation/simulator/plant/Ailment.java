package org.cellstation.simulator.plant;

/// What ails a measuring chain during a step. Set before each step by whoever knows the faults.
public final class Ailment {
  private boolean stuck;
  private boolean drifting;
  private boolean noisy;

  public void set(boolean stuck, boolean drifting, boolean noisy) {
    this.stuck = stuck;
    this.drifting = drifting;
    this.noisy = noisy;
  }

  boolean stuck() {
    return stuck;
  }

  boolean drifting() {
    return drifting;
  }

  boolean noisy() {
    return noisy;
  }
}
