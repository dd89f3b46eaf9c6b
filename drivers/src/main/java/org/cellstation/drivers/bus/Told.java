package org.cellstation.drivers.bus;

/// What a device was told last, to compare with what it holds: a cut of its mains between two polls
/// takes set-points with it, and nothing else shows. Owned by the bus's owner thread.
public final class Told {
  private final String what;
  private final String unit;
  private double value = Double.NaN;
  private String lost = "";

  /// @param what in words: `set-point`
  /// @param unit for messages
  public Told(String what, String unit) {
    this.what = what;
    this.unit = unit;
  }

  /// Nothing is known of it until it is told again.
  public void forget() {
    value = Double.NaN;
    lost = "";
  }

  /// It was told this, and has taken it.
  public void is(double taken) {
    value = taken;
    lost = "";
  }

  /// @return `NaN` when it was told nothing yet
  public double value() {
    return value;
  }

  /// Compares what was asked for with what the device holds now; what it measures tells nothing,
  /// because that follows slowly and has limits.
  ///
  /// @param held `NaN` when it does not say
  /// @param resolution how finely the device takes and tells it
  /// @return whether it is as it was told, as far as one knows
  public boolean compare(double held, double resolution) {
    if (!(Math.abs(held - value) > resolution)) {
      lost = "";
      return true;
    }
    lost =
        "its "
            + what
            + " is "
            + held
            + " "
            + unit
            + ", it was told "
            + value
            + ": it has been without power or was set by hand; it is told again";
    return false;
  }

  /// What it does not hold any more, in words; empty when all is well.
  public String lost() {
    return lost;
  }
}
