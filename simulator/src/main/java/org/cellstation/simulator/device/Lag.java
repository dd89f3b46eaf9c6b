package org.cellstation.simulator.device;

/// Equal first-order lags one behind the other.
///
/// @param stages 0 for a signal without delay
/// @param seconds time constant of each
public record Lag(int stages, double seconds) {
  /// What follows at once.
  public static final Lag NONE = new Lag(0, 0);

  public Lag {
    if (stages < 0 || !(seconds >= 0) || (stages > 0 && seconds == 0)) {
      throw new IllegalArgumentException(stages + " lags of " + seconds + " s");
    }
  }

  /// One lag, by the time until 90 % of a step is shown: ln 10.
  public static Lag t90(double seconds) {
    return new Lag(1, seconds / 2.303);
  }

  /// One lag, by the time until 98 % of a step is shown: ln 50.
  public static Lag t98(double seconds) {
    return new Lag(1, seconds / 3.912);
  }

  /// Two equal lags by their T90. Source: process.md 2.6 [L KTB1 SAP.m].
  public static Lag twoByT90(double seconds) {
    return new Lag(2, seconds / 3.89);
  }

  /// Eight equal lags by their T90. Source: process.md 2.6 [L KTB1 SAP.m].
  public static Lag eightByT90(double seconds) {
    return new Lag(8, seconds / 11.7724);
  }

  /// The same lags, slower or quicker.
  Lag times(double factor) {
    return new Lag(stages, seconds * factor);
  }
}
