package org.cellstation.station.tuning;

/// A process model through the data of a step test, by least squares: gain and starting level
/// follow exactly from lag and dead time (variable projection), those two by search. Either one lag
/// or an integration, whichever the data tell.
///
/// @param start fitted PV before the step
/// @param stepAt second of the step
/// @param step of the output
/// @param quality R^2: the share of the PV's movement that the model explains, 1 is all
/// @param signal how far the PV moved, in standard deviations of what the model leaves over
public record StepFit(
    ProcessModel model, double start, double stepAt, double step, double quality, double signal) {
  /// Below this a model is not good enough to tune a loop by.
  public static final double LEAST_QUALITY = 0.9;

  /// Below this the PV has hardly moved.
  public static final double LEAST_SIGNAL = 6;

  /// A lag this many times the length of the test cannot be told from an integration.
  private static final double TOO_LONG = 2.5;

  private static final int COARSE = 200;
  private static final int LAGS = 24;
  private static final int DEAD_TIMES = 24;

  /// @param stepAt second of the step; samples before it give the starting level
  /// @throws IllegalArgumentException when there are too few samples
  public static StepFit of(Trace trace, double stepAt, double step) {
    if (trace.size() < 10 || step == 0) {
      throw new IllegalArgumentException(
          "a fit needs at least 10 samples and a step, got " + trace.size());
    }
    double length = trace.second(trace.size() - 1) - stepAt;
    if (!(length > 0)) {
      throw new IllegalArgumentException("the test ended before its step");
    }
    Search search = new Search(trace, stepAt);
    search.lag(length);
    double lag = search.lag;
    double dead = search.dead;
    double lagError = search.error;
    double slope = search.slope;
    double level = search.level;
    search.integration(length);
    boolean integrates = lag > TOO_LONG * length && search.error < 1.05 * lagError;
    if (integrates) {
      dead = search.dead;
      slope = search.slope;
      level = search.level;
    }
    double error = integrates ? search.error : lagError;
    double gain = slope / step;
    double scatter = Math.sqrt(error / Math.max(1, trace.size() - 4));
    double total = search.total();
    double moved =
        Math.abs(slope) * (integrates ? length - dead : -Math.expm1(-(length - dead) / lag));
    if (gain == 0 || !Double.isFinite(gain)) {
      throw new IllegalArgumentException("the PV did not answer to the step");
    }
    return new StepFit(
        integrates ? ProcessModel.integrating(gain, dead) : ProcessModel.lag(gain, lag, dead),
        level,
        stepAt,
        step,
        total > 0 ? Math.max(0, 1 - error / total) : 0,
        scatter > 0 ? moved / scatter : Double.MAX_VALUE);
  }

  /// Why the model is not to be used, in words with what to do; empty when it may be.
  public String refusal() {
    if (!(signal >= LEAST_SIGNAL)) {
      return "the PV moved only %.1f times its noise (%.0f are needed): take a larger step"
          .formatted(signal, LEAST_SIGNAL);
    }
    return quality >= LEAST_QUALITY
        ? ""
        : "the model explains only %.0f %% of the PV's movement (%.0f %% are needed): wait until the PV is steady, and repeat"
            .formatted(100 * quality, 100 * LEAST_QUALITY);
  }

  /// The fitted PV, to be drawn over the data.
  public double at(double second) {
    double after = second - stepAt - model.deadTime();
    if (after <= 0) {
      return start;
    }
    return start
        + step
            * model.gain()
            * (model.isIntegrating() ? after : -Math.expm1(-after / model.longestLag()));
  }

  private static final class Search {
    private final Trace trace;
    private final double stepAt;
    private double lag;
    private double dead;
    private double error;
    private double slope;
    private double level;

    Search(Trace trace, double stepAt) {
      this.trace = trace;
      this.stepAt = stepAt;
    }

    void lag(double length) {
      int thin = Math.max(1, trace.size() / COARSE);
      double best = Double.POSITIVE_INFINITY;
      double bestLag = length;
      double bestDead = 0;
      for (int i = 0; i < LAGS; i++) {
        double tryLag = length * Math.pow(10, -3 + 4.0 * i / (LAGS - 1));
        for (int k = 0; k < DEAD_TIMES; k++) {
          double tryDead = length * 0.6 * k * k / (DEAD_TIMES * DEAD_TIMES);
          double e = project(tryLag, tryDead, thin);
          if (e < best) {
            best = e;
            bestLag = tryLag;
            bestDead = tryDead;
          }
        }
      }
      refine(bestLag, bestDead, length);
    }

    /// Pattern search on all samples: halve the step whenever no neighbour is better.
    private void refine(double fromLag, double fromDead, double length) {
      double tryLag = fromLag;
      double tryDead = fromDead;
      double best = project(tryLag, tryDead, 1);
      double stride = 0.2;
      while (stride > 1e-4) {
        double beforeLag = tryLag;
        double beforeDead = tryDead;
        for (int direction = 0; direction < 8; direction++) {
          double angle = direction * Math.PI / 4;
          double nextLag = beforeLag * Math.exp(stride * Math.cos(angle));
          double nextDead =
              Math.max(
                  0, beforeDead + 0.2 * stride * Math.sin(angle) * Math.min(length, beforeLag));
          double e = project(nextLag, nextDead, 1);
          if (e < best) {
            best = e;
            tryLag = nextLag;
            tryDead = nextDead;
          }
        }
        if (tryLag == beforeLag && tryDead == beforeDead) {
          stride /= 2;
        }
      }
      lag = tryLag;
      dead = tryDead;
      error = project(tryLag, tryDead, 1);
    }

    void integration(double length) {
      double best = Double.POSITIVE_INFINITY;
      double bestDead = 0;
      for (int k = 0; k <= 200; k++) {
        double tryDead = length * 0.8 * k / 200;
        double e = project(Double.POSITIVE_INFINITY, tryDead, 1);
        if (e < best) {
          best = e;
          bestDead = tryDead;
        }
      }
      dead = bestDead;
      error = project(Double.POSITIVE_INFINITY, bestDead, 1);
    }

    /// Least squares of `level + slope f(t)`; `f` is the unit response.
    ///
    /// @return what is left over, squared and summed
    private double project(double tryLag, double tryDead, int thin) {
      double n = 0;
      double sf = 0;
      double sff = 0;
      double sy = 0;
      double sfy = 0;
      double syy = 0;
      double origin = trace.value(0);
      for (int i = 0; i < trace.size(); i += thin) {
        double after = trace.second(i) - stepAt - tryDead;
        double f =
            after <= 0 ? 0 : Double.isInfinite(tryLag) ? after : -Math.expm1(-after / tryLag);
        double y = trace.value(i) - origin;
        n++;
        sf += f;
        sff += f * f;
        sy += y;
        sfy += f * y;
        syy += y * y;
      }
      double determinant = n * sff - sf * sf;
      if (!(determinant > 1e-12 * n * sff)) {
        slope = 0;
        level = origin + sy / n;
        return Math.max(0, syy - sy * sy / n);
      }
      slope = (n * sfy - sf * sy) / determinant;
      double offset = (sy - slope * sf) / n;
      level = origin + offset;
      return Math.max(0, syy - offset * sy - slope * sfy);
    }

    double total() {
      double mean = 0;
      for (int i = 0; i < trace.size(); i++) {
        mean += trace.value(i) / trace.size();
      }
      double total = 0;
      for (int i = 0; i < trace.size(); i++) {
        total += (trace.value(i) - mean) * (trace.value(i) - mean);
      }
      return total;
    }
  }
}
