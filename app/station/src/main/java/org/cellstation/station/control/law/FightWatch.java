package org.cellstation.station.control.law;

/// How often two actuators that undo each other were both at work within a window: heating and
/// cooling, acid and base. One occasion counts once, until one of the two has rested for the
/// window.
///
/// Owned by the control thread.
public final class FightWatch {
  private final double windowSeconds;
  private double sinceOne = Double.MAX_VALUE;
  private double sinceOther = Double.MAX_VALUE;
  private boolean fighting;
  private long count;

  public FightWatch(double windowSeconds) {
    if (!(windowSeconds > 0)) {
      throw new IllegalArgumentException("a window must be above 0 s: " + windowSeconds);
    }
    this.windowSeconds = windowSeconds;
  }

  /// @param one whether it is at work now
  public void step(boolean one, boolean other, double dt) {
    sinceOne = one ? 0 : sinceOne + dt;
    sinceOther = other ? 0 : sinceOther + dt;
    boolean both = sinceOne <= windowSeconds && sinceOther <= windowSeconds;
    if (both && !fighting) {
      count++;
    }
    fighting = both;
  }

  /// Occasions so far.
  public long count() {
    return count;
  }
}
