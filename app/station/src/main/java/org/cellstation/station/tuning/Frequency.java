package org.cellstation.station.tuning;

import org.cellstation.station.control.law.Pid.Tuning;

/// What a process, and a loop around it, do to a sine: by the formulas, without simulation.
public final class Frequency {
  /// Points of the search over seven decades; what it finds is refined.
  private static final int POINTS = 7000;

  private static final int SWING_POINTS = 500;

  private Frequency() {}

  /// Ms, the largest amplification of a disturbance by the loop with the ideal law `Kc (1 + 1/(Ti
  /// s) + Td s)`; 1.2 to 2 is a loop one can rely on. Where only the filter of the derivative makes
  /// the loop stable, the law with it.
  ///
  /// @return `NaN` when the loop is not stable: then the figure would mean nothing
  public static double peakSensitivity(ProcessModel model, Tuning tuning) {
    if (!Stability.of(model, tuning)) {
      return Double.NaN;
    }
    boolean ideal = tuning.derivativeSeconds() == 0 || Stability.ofIdeal(model, tuning);
    return peak(model, Law.of(tuning, ideal));
  }

  private static double peak(ProcessModel model, Law tuning) {
    double base = base(model, tuning);
    double best = 0;
    int at = 0;
    int points = POINTS;
    // A very tight loop still works beyond the raster.
    while (points < 20 * POINTS && loud(model, tuning, omega(base, points))) {
      points += POINTS / 7;
    }
    for (int i = 0; i < points; i++) {
      double s = sensitivity(model, tuning, omega(base, i));
      if (s > best) {
        best = s;
        at = i;
      }
    }
    double low = omega(base, Math.max(0, at - 1));
    double high = omega(base, at + 1);
    for (ProcessModel.Swing swing : model.swings()) {
      // A resonance may be narrower than the raster.
      double half = Math.min(0.9, 20 * swing.damping()) / swing.seconds();
      for (int i = 0; i <= 2 * SWING_POINTS; i++) {
        double w = 1 / swing.seconds() + half * (i - SWING_POINTS) / SWING_POINTS;
        double s = sensitivity(model, tuning, w);
        if (s > best) {
          best = s;
          low = w - half / SWING_POINTS;
          high = w + half / SWING_POINTS;
        }
      }
    }
    for (int i = 0; i < 60; i++) {
      double third = (high - low) / 3;
      if (sensitivity(model, tuning, low + third) < sensitivity(model, tuning, high - third)) {
        low += third;
      } else {
        high -= third;
      }
    }
    double peak = Math.max(best, sensitivity(model, tuning, low));
    // What is too fast for the loop passes as it is.
    return loud(model, tuning, omega(base, points)) ? peak : Math.max(1, peak);
  }

  /// How often stronger the loop could be before it is unstable, with the ideal law; infinite where
  /// no gain makes it so. For a stable loop.
  public static double gainMargin(ProcessModel model, Tuning tuning) {
    Law law = Law.of(tuning, true);
    double least = Double.POSITIVE_INFINITY;
    double before = 0;
    for (int i = 0; i < 2 * POINTS; i++) {
      double w = omega(base(model, law), i);
      double angle = phase(model, w) + law.phase(w) + sign(model, law);
      // Whole turns past -180 degrees.
      double turn = Math.floor((angle + Math.PI) / (2 * Math.PI));
      if (i > 0 && turn != before) {
        double at = crossing(model, law, i, turn);
        double loop = law.magnitude(at) * magnitude(model, at);
        if (loop < 1) {
          least = Math.min(least, 1 / loop);
        }
      }
      before = turn;
    }
    return least;
  }

  private static double crossing(ProcessModel model, Law law, int i, double turn) {
    double low = omega(base(model, law), i - 1);
    double high = omega(base(model, law), i);
    for (int k = 0; k < 60; k++) {
      double middle = (low + high) / 2;
      double angle = phase(model, middle) + law.phase(middle) + sign(model, law);
      if (Math.floor((angle + Math.PI) / (2 * Math.PI)) == turn) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /// How many degrees later the loop could be before it is unstable, with the ideal law; infinite
  /// where it never passes on as much as it gets. For a stable loop.
  public static double phaseMargin(ProcessModel model, Tuning tuning) {
    Law law = Law.of(tuning, true);
    double least = Double.POSITIVE_INFINITY;
    boolean before = false;
    for (int i = 0; i < 2 * POINTS; i++) {
      boolean loud = loop(model, law, omega(base(model, law), i)) > 1;
      if (i > 0 && loud != before) {
        double low = omega(base(model, law), i - 1);
        double high = omega(base(model, law), i);
        for (int k = 0; k < 60; k++) {
          double middle = (low + high) / 2;
          if (loop(model, law, middle) > 1 == before) {
            low = middle;
          } else {
            high = middle;
          }
        }
        double angle = phase(model, low) + law.phase(low) + sign(model, law) + Math.PI;
        double wrapped = angle - 2 * Math.PI * Math.rint(angle / (2 * Math.PI));
        least = Math.min(least, Math.toDegrees(Math.abs(wrapped)));
      }
      before = loud;
    }
    return least;
  }

  private static double loop(ProcessModel model, Law law, double w) {
    return law.magnitude(w) * magnitude(model, w);
  }

  private static double sign(ProcessModel model, Law law) {
    return law.gain() * model.gain() < 0 ? Math.PI : 0;
  }

  private static double base(ProcessModel model, Law law) {
    return 1 / slowest(model, Double.isFinite(law.integral()) ? law.integral() : model.span());
  }

  /// The gain at which a proportional controller oscillates, and the period, exactly.
  ///
  /// @throws IllegalArgumentException for a process that no proportional gain makes oscillate
  public static Ultimate ultimate(ProcessModel model) {
    double base = 1 / slowest(model, model.span());
    double before = omega(base, 0);
    double start = phase(model, before);
    if (start > -Math.PI) {
      for (int i = 1; i < POINTS; i++) {
        double w = omega(base, i);
        if (phase(model, w) <= -Math.PI) {
          double low = before;
          double high = w;
          for (int k = 0; k < 80; k++) {
            double middle = (low + high) / 2;
            if (phase(model, middle) > -Math.PI) {
              low = middle;
            } else {
              high = middle;
            }
          }
          return new Ultimate(
              Math.copySign(1 / magnitude(model, low), model.gain()), 2 * Math.PI / low);
        }
        before = w;
      }
    }
    throw new IllegalArgumentException(
        "the phase of " + model.text() + " does not cross -180 degrees: it has no ultimate gain");
  }

  private static boolean loud(ProcessModel model, Law tuning, double w) {
    return tuning.magnitude(w) * magnitude(model, w) > 0.01;
  }

  private static double slowest(ProcessModel model, double other) {
    return 1000 * Math.max(model.span(), other);
  }

  private static double omega(double base, int i) {
    return base * Math.pow(10, 7.0 * i / POINTS);
  }

  static double magnitude(ProcessModel model, double w) {
    double magnitude = Math.abs(model.gain()) / Math.pow(w, model.integrators());
    for (double zero : model.zeros()) {
      magnitude *= Math.hypot(1, w * zero);
    }
    for (double lag : model.lags()) {
      magnitude /= Math.hypot(1, w * lag);
    }
    for (ProcessModel.Swing swing : model.swings()) {
      double x = w * swing.seconds();
      magnitude /= Math.hypot(1 - x * x, 2 * swing.damping() * x);
    }
    for (double runaway : model.runaways()) {
      magnitude /= Math.hypot(1, w * runaway);
    }
    return magnitude;
  }

  /// Continuous, so that it may pass -180 degrees; the sign of the gain left out.
  static double phase(ProcessModel model, double w) {
    double phase = -w * model.deadTime() - model.integrators() * Math.PI / 2;
    for (double zero : model.zeros()) {
      phase += Math.atan(w * zero);
    }
    for (double lag : model.lags()) {
      phase -= Math.atan(w * lag);
    }
    for (ProcessModel.Swing swing : model.swings()) {
      double x = w * swing.seconds();
      phase -= Math.atan2(2 * swing.damping() * x, 1 - x * x);
    }
    for (double runaway : model.runaways()) {
      phase -= Math.PI - Math.atan(w * runaway);
    }
    return phase;
  }

  private static double sensitivity(ProcessModel model, Law tuning, double w) {
    double magnitude = tuning.magnitude(w) * magnitude(model, w);
    double angle =
        phase(model, w) + tuning.phase(w) + (tuning.gain() * model.gain() < 0 ? Math.PI : 0);
    return 1 / Math.hypot(1 + magnitude * Math.cos(angle), magnitude * Math.sin(angle));
  }
}
