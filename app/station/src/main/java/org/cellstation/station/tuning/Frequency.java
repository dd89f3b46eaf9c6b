package org.cellstation.station.tuning;

import org.cellstation.station.control.law.Pid.Tuning;

/// What a process, and a loop around it, do to a sine: by the formulas, without simulation.
public final class Frequency {
  /// Points of the search over seven decades; what it finds is refined.
  private static final int POINTS = 7000;

  private Frequency() {}

  /// Ms, the largest amplification of a disturbance by the loop with the ideal law `Kc (1 + 1/(Ti
  /// s)
  /// + Td s)`; 1.2 to 2 is a loop one can rely on.
  public static double peakSensitivity(ProcessModel model, Tuning tuning) {
    double base = 1 / slowest(model, tuning.integralSeconds());
    double best = 0;
    int at = 0;
    for (int i = 0; i < POINTS; i++) {
      double s = sensitivity(model, tuning, omega(base, i));
      if (s > best) {
        best = s;
        at = i;
      }
    }
    double low = omega(base, Math.max(0, at - 1));
    double high = omega(base, at + 1);
    for (int i = 0; i < 60; i++) {
      double third = (high - low) / 3;
      if (sensitivity(model, tuning, low + third) < sensitivity(model, tuning, high - third)) {
        low += third;
      } else {
        high -= third;
      }
    }
    return Math.max(best, sensitivity(model, tuning, low));
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

  private static double slowest(ProcessModel model, double other) {
    return 1000 * Math.max(model.span(), other);
  }

  private static double omega(double base, int i) {
    return base * Math.pow(10, 7.0 * i / POINTS);
  }

  private static double magnitude(ProcessModel model, double w) {
    double magnitude = Math.abs(model.gain()) / Math.pow(w, model.integrators());
    for (double zero : model.zeros()) {
      magnitude *= Math.hypot(1, w * zero);
    }
    for (double lag : model.lags()) {
      magnitude /= Math.hypot(1, w * lag);
    }
    return magnitude;
  }

  /// Continuous, so that it may pass -180 degrees; the sign of the gain left out.
  private static double phase(ProcessModel model, double w) {
    double phase = -w * model.deadTime() - model.integrators() * Math.PI / 2;
    for (double zero : model.zeros()) {
      phase += Math.atan(w * zero);
    }
    for (double lag : model.lags()) {
      phase -= Math.atan(w * lag);
    }
    return phase;
  }

  private static double sensitivity(ProcessModel model, Tuning tuning, double w) {
    double real = 1;
    double imaginary = tuning.derivativeSeconds() * w - 1 / (tuning.integralSeconds() * w);
    double magnitude =
        Math.abs(tuning.gain())
            * Math.signum(tuning.gain() * model.gain())
            * Math.hypot(real, imaginary)
            * magnitude(model, w);
    double angle = phase(model, w) + Math.atan2(imaginary, real);
    return 1 / Math.hypot(1 + magnitude * Math.cos(angle), magnitude * Math.sin(angle));
  }
}
