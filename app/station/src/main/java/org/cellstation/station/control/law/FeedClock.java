package org.cellstation.station.control.law;

/// Runs a feed profile and holds it while oxygen is short: a culture that cannot breathe cannot
/// burn more feed either, and an exponential that goes on without it ends in lactate. While held,
/// the profile's time stands still and a declared part of the rate is fed.
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

  private final FeedProfile profile;
  private final double ceiling;
  private final Hold hold;
  private double seconds;
  private boolean held;

  /// @param ceiling of the rate, mL/min
  public FeedClock(FeedProfile profile, double ceiling, Hold hold) {
    if (!(ceiling > 0)) {
      throw new IllegalArgumentException("a feed needs a ceiling above 0 mL/min: " + ceiling);
    }
    this.profile = profile;
    this.ceiling = ceiling;
    this.hold = hold;
  }

  /// The rate until the next step, mL/min.
  ///
  /// @param oxygenPercent DO; `NaN` when it is not known: a held feed stays held, another goes on
  public double step(double oxygenPercent, double dt) {
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
    return (held ? hold.heldPart() : 1) * Math.min(ceiling, profile.rate(seconds));
  }

  public boolean held() {
    return held;
  }

  /// Time on the profile: what must be kept to go on after a restart.
  public double seconds() {
    return seconds;
  }

  public void adopt(double profileSeconds) {
    seconds = Math.max(0, profileSeconds);
  }
}
