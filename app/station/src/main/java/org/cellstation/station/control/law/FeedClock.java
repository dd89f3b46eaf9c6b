package org.cellstation.station.control.law;

/// The time of a feed profile, which stands still while oxygen is short: a culture that cannot
/// breathe cannot burn more feed either, and an exponential that goes on without it ends in
/// lactate. While held, a declared part of the rate is fed.
///
/// Owned by the control thread.
public final class FeedClock {
  /// @param below DO at which the feed is held, %
  /// @param above DO at which it goes on, higher, %
  /// @param heldPart of the rate while held: 1 goes on at the same rate, 0 stops
  public record Hold(double below, double above, double heldPart) {
    public Hold {
      if (!(below <= above) || !(heldPart >= 0 && heldPart <= 1)) {
        throw new IllegalArgumentException(
            "a feed is held below one DO and goes on above a higher one, at a part of 0..1: %s, %s, %s"
                .formatted(below, above, heldPart));
      }
    }

    /// Nothing holds the feed.
    public static Hold never() {
      return new Hold(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 1);
    }
  }

  private final Hold hold;
  private double seconds;
  private boolean held;

  public FeedClock(Hold hold) {
    this.hold = hold;
  }

  /// Lets the profile's time go on, or not.
  ///
  /// @param oxygenPercent DO; `NaN` when it is not known: a held feed stays held, another goes on
  /// @return part of the rate that is fed until the next step
  public double part(double oxygenPercent, double dt) {
    if (!(dt >= 0)) {
      throw new IllegalArgumentException("a feed needs a time step >= 0 s, got " + dt);
    }
    if (oxygenPercent < hold.below()) {
      held = true;
    } else if (oxygenPercent >= hold.above()) {
      held = false;
    }
    if (!held) {
      seconds += dt;
    }
    return held ? hold.heldPart() : 1;
  }

  public boolean held() {
    return held;
  }

  /// Time on the profile: what must be kept to go on after a restart.
  public double seconds() {
    return seconds;
  }

  /// Not held, until the oxygen says so.
  public void adopt(double profileSeconds) {
    seconds = Math.max(0, profileSeconds);
    held = false;
  }
}
