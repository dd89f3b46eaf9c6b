package org.cellstation.simulator.device;

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

  public boolean stuck() {
    return stuck;
  }

  public boolean drifting() {
    return drifting;
  }

  public boolean noisy() {
    return noisy;
  }
}
