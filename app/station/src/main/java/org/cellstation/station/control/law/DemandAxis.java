package org.cellstation.station.control.law;

/// A controller's own axis behind a demand whose gain is not the same everywhere (split range, gain
/// schedule): stretched so that one gain fits all of it. Where the demand should move by `g`
/// percent for one unit of the process variable, a unit of the axis is `g` percent.
///
/// A controller that changed its gain with the demand would be pushed over a boundary by noise and
/// not be brought back by it, since the way up and the way down would be of different length; it
/// then sticks at the boundary. On this axis both ways are the same.
///
/// Owned by the control thread; laid out anew without allocation.
public final class DemandAxis {
  private final double[] percent;
  private final double[] axis;
  private int last;

  /// @param pieces at most
  public DemandAxis(int pieces) {
    percent = new double[pieces + 1];
    axis = new double[pieces + 1];
  }

  /// Begins a layout at the lowest demand.
  public void begin(double lowestPercent) {
    last = 0;
    percent[0] = lowestPercent;
    axis[0] = 0;
  }

  /// The next piece.
  ///
  /// @param toPercent its end, not below the last one
  /// @param gain percent per unit of the process variable; its sign does not matter
  public void add(double toPercent, double gain) {
    double strength = Math.abs(gain);
    if (!(toPercent >= percent[last]) || !(strength > 0) || Double.isInfinite(strength)) {
      throw new IllegalArgumentException(
          "a piece of a demand's axis needs a rising end and a gain: " + toPercent + " %, " + gain);
    }
    if (toPercent > percent[last]) {
      axis[last + 1] = axis[last] + (toPercent - percent[last]) / strength;
      percent[++last] = toPercent;
    }
  }

  /// The highest value on the axis; the lowest is 0.
  public double length() {
    return axis[last];
  }

  /// Where a demand is on the axis; one outside the layout is at its end.
  public double at(double demandPercent) {
    return map(demandPercent, percent, axis);
  }

  /// The demand at a place on the axis.
  public double percent(double at) {
    return map(at, axis, percent);
  }

  /// Percent per unit of the axis at a demand.
  public double slope(double demandPercent) {
    int piece = piece(demandPercent, percent);
    return last == 0 ? 1 : (percent[piece] - percent[piece - 1]) / (axis[piece] - axis[piece - 1]);
  }

  private double map(double x, double[] from, double[] to) {
    if (x <= from[0]) {
      return to[0];
    }
    if (x >= from[last]) {
      return to[last];
    }
    int i = piece(x, from);
    return to[i - 1] + (x - from[i - 1]) / (from[i] - from[i - 1]) * (to[i] - to[i - 1]);
  }

  private int piece(double x, double[] from) {
    int i = 1;
    while (i < last && x >= from[i]) {
      i++;
    }
    return i;
  }
}
