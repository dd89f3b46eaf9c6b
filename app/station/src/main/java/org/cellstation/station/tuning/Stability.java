package org.cellstation.station.tuning;

import org.cellstation.station.control.law.Pid.Tuning;

/// Whether a loop is stable, by Nyquist's count on the formulas: exact with a dead time, with
/// integrators and with unstable poles of the process.
///
/// Followed from 0 to infinite frequency, `1 + L` turns by `pi (P + m/2 - Z)`, with P unstable
/// poles of the open loop, m of its poles at 0 and Z unstable ones of the closed loop.
public final class Stability {
  /// Beyond the last frequency at which the loop passes on more than this, `1 + L` cannot go around
  /// 0 any more.
  private static final double FAINT = 0.999;

  /// Furthest turn of the open loop in one step of the walk, and of `1 + L`, rad.
  private static final double OPEN_TURN = 0.3;

  private static final double CLOSED_TURN = 1;

  /// A loop that is still loud after so many steps is one whose dead time has turned it round
  /// thousands of times: it is not stable.
  private static final int MOST_STEPS = 1_000_000;

  /// A turn that does not shrink with the step: the curve runs through -1.
  private static final double LEAST_STEP = 1e-10;

  private final ProcessModel model;
  private final Law law;
  private final double sign;

  private Stability(ProcessModel model, Law law) {
    this.model = model;
    this.law = law;
    sign = law.gain() * model.gain() < 0 ? Math.PI : 0;
  }

  /// With the law that runs, its derivative filtered. A loop at the limit is not stable.
  public static boolean of(ProcessModel model, Tuning tuning) {
    return new Stability(model, Law.of(tuning, false)).stable();
  }

  /// With the law of the textbooks, its derivative not filtered.
  static boolean ofIdeal(ProcessModel model, Tuning tuning) {
    return new Stability(model, Law.of(tuning, true)).stable();
  }

  private double magnitude(double w) {
    return law.magnitude(w) * Frequency.magnitude(model, w);
  }

  private double phase(double w) {
    return law.phase(w) + Frequency.phase(model, w) + sign;
  }

  /// Argument of `1 + L`, in -pi..pi.
  private double closed(double w) {
    double magnitude = magnitude(w);
    double phase = phase(w);
    return Math.atan2(magnitude * Math.sin(phase), 1 + magnitude * Math.cos(phase));
  }

  private int excess() {
    return model.lags().size()
        + 2 * model.swings().size()
        + model.runaways().size()
        + model.integrators()
        - model.zeros().size()
        - (law.differentiates() ? 1 : 0);
  }

  private boolean stable() {
    int excess = excess();
    int atZero = model.integrators() + (law.integrates() ? 1 : 0);
    double far = 100 / fastest();
    if (excess < 0 || (excess == 0 && model.deadTime() > 0 && magnitude(far) >= FAINT)) {
      // Echoes of equal strength or more, for ever.
      return false;
    }
    double first = first(atZero);
    double last = last(first, far, excess);
    double turn = walk(first, last);
    if (Double.isNaN(turn)) {
      return false;
    }
    double end = closed(last);
    double rest =
        excess > 0 || model.deadTime() > 0 ? -end : Math.rint(end / Math.PI) * Math.PI - end;
    double unstable = model.runaways().size() + atZero / 2.0 - (turn + rest) / Math.PI;
    return Math.abs(unstable) < 0.25;
  }

  private double fastest() {
    double fastest = model.span();
    for (double lag : model.lags()) {
      fastest = Math.min(fastest, lag);
    }
    for (double zero : model.zeros()) {
      fastest = Math.min(fastest, Math.abs(zero));
    }
    for (ProcessModel.Swing swing : model.swings()) {
      fastest = Math.min(fastest, swing.seconds());
    }
    for (double runaway : model.runaways()) {
      fastest = Math.min(fastest, runaway);
    }
    if (law.filter() > 0) {
      fastest = Math.min(fastest, law.filter());
    } else if (law.derivative() > 0) {
      fastest = Math.min(fastest, law.derivative());
    }
    return law.integrates() ? Math.min(fastest, law.integral()) : fastest;
  }

  /// So slow that the curve lies on its asymptote.
  private double first(int atZero) {
    double slowest = Math.max(model.span(), law.integrates() ? law.integral() : 0);
    double w = 1e-4 / slowest;
    while (atZero > 0 && magnitude(w) < 1e4 && w > 1e-200) {
      w /= 10;
    }
    return w;
  }

  /// Beyond it the loop is faint, or as without dead time on its asymptote.
  private double last(double first, double far, int excess) {
    double w = Math.max(far, first * 10);
    if (excess == 0 && model.deadTime() == 0) {
      return 100 * w;
    }
    while (magnitude(w) >= FAINT && w < 1e200) {
      w *= 10;
    }
    double last = w;
    double down = Math.pow(10, -1 / 50.0);
    while (last > first && magnitude(last * down) < FAINT && !overSwing(last * down, last)) {
      last *= down;
    }
    return Math.max(last, first);
  }

  private boolean overSwing(double from, double until) {
    for (ProcessModel.Swing swing : model.swings()) {
      double at = 1 / swing.seconds();
      if (at >= from && at <= until && magnitude(at) >= FAINT) {
        return true;
      }
    }
    return false;
  }

  /// How far `1 + L` turns; `NaN` when it runs through 0 or does not come to an end.
  private double walk(double first, double last) {
    double turn = 0;
    double w = first;
    double open = phase(w);
    double closed = closed(w);
    double stride = 0.05;
    for (int steps = 0; w < last; steps++) {
      if (steps > MOST_STEPS) {
        return Double.NaN;
      }
      double next = Math.min(last, w * (1 + stride));
      double nextOpen = phase(next);
      double nextClosed = closed(next);
      double change = nextClosed - closed;
      change -= 2 * Math.PI * Math.rint(change / (2 * Math.PI));
      if (Math.abs(nextOpen - open) > OPEN_TURN || Math.abs(change) > CLOSED_TURN) {
        stride /= 2;
        if (stride < LEAST_STEP) {
          return Double.NaN;
        }
        continue;
      }
      turn += change;
      w = next;
      open = nextOpen;
      closed = nextClosed;
      stride = Math.min(0.05, stride * 1.5);
    }
    return turn;
  }
}
