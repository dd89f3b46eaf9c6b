package org.cellstation.station.performance;

/// What a loop did over a time. Two stretches added up give the figures of both.
///
/// @param seconds measured
/// @param iae integral of the absolute deviation from the set-point, unit of the set-point x hours,
///   whoever set the output; `NaN` when nothing was compared with it
/// @param travelPercent all movements of the output added up
/// @param settlingSeconds on the way to a set-point, until the variable has stayed within the
///   tolerance for a while; and all the time with nothing to compare with the set-point
/// @param outSeconds outside the tolerance after that, `NaN` without a tolerance
/// @param manualSeconds with the output set by a person
/// @param blindSeconds without a good value of the variable
/// @param maxDeviation largest absolute deviation after settling, `NaN` before
/// @param fights occasions on which two actuators that undo each other were both at work
public record LoopFigures(
    double seconds,
    double iae,
    double travelPercent,
    double settlingSeconds,
    double outSeconds,
    double manualSeconds,
    double blindSeconds,
    double maxDeviation,
    long fights) {
  public static final LoopFigures NONE =
      new LoopFigures(0, Double.NaN, 0, 0, Double.NaN, 0, 0, Double.NaN, 0);

  public LoopFigures plus(LoopFigures other) {
    return new LoopFigures(
        seconds + other.seconds,
        sum(iae, other.iae),
        travelPercent + other.travelPercent,
        settlingSeconds + other.settlingSeconds,
        sum(outSeconds, other.outSeconds),
        manualSeconds + other.manualSeconds,
        blindSeconds + other.blindSeconds,
        Double.isNaN(maxDeviation)
            ? other.maxDeviation
            : Double.isNaN(other.maxDeviation)
                ? maxDeviation
                : Math.max(maxDeviation, other.maxDeviation),
        fights + other.fights);
  }

  private static double sum(double one, double other) {
    return Double.isNaN(one) ? other : Double.isNaN(other) ? one : one + other;
  }

  /// Whether what the loop reached was ever held against its set-point.
  public boolean isCompared() {
    return !Double.isNaN(iae);
  }

  /// Share of the settled, sighted time within the tolerance, in percent; `NaN` when there was no
  /// such time or no tolerance.
  public double withinPercent() {
    double judged = seconds - settlingSeconds - blindSeconds;
    return judged > 0 ? 100 * (1 - outSeconds / judged) : Double.NaN;
  }
}
