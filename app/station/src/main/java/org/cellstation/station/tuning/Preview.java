package org.cellstation.station.tuning;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.control.law.Pid.Tuning;

/// How a loop would answer: one unit of the set-point at the beginning, and in the middle a load at
/// the process input. For a picture, so a few hundred points.
///
/// @param load step of the output that the load is worth, percent
public record Preview(List<Point> points, double load, Response figures) {
  /// @param value PV away from where it began, PV units
  /// @param output away from where it began, percent
  public record Point(double second, double value, double output) {}

  private static final int POINTS = 400;
  private static final double LIMITLESS = 1e12;

  /// @param horizon seconds, the same for whatever is to be compared
  /// @param load step of the output that comes in the middle, percent
  public static Preview of(ProcessModel model, Tuning tuning, double horizon, double load) {
    int every = 10;
    double dt = horizon / (POINTS * every);
    Simulation plant = new Simulation(model, dt);
    Pid pid = new Pid(tuning, -LIMITLESS, LIMITLESS);
    pid.track(0, 0, 0);
    List<Point> points = new ArrayList<>(POINTS);
    for (int i = 0; i < POINTS * every; i++) {
      double y = plant.y();
      if (!Double.isFinite(y) || Math.abs(y) > 1e6) {
        break;
      }
      double output = pid.step(1, y, dt);
      if (i % every == 0) {
        points.add(new Point(i * dt, y, output));
      }
      plant.step(output + (i >= POINTS * every / 2 ? load : 0));
    }
    return new Preview(List.copyOf(points), load, Response.of(model, tuning, dt, horizon / 2));
  }

  /// Long enough for both answers of the slower of two tunings.
  public static double horizon(ProcessModel model, Tuning one, Tuning other) {
    return 4 * (3 * model.deadTime() + 2 * Math.max(time(model, one), time(model, other)));
  }

  /// Closed-loop time of a PI loop, roughly: the integral time, or what the gain makes of the lag.
  private static double time(ProcessModel model, Tuning tuning) {
    double loop =
        model.isIntegrating()
            ? 1 / Math.abs(model.gain() * tuning.gain())
            : model.longestLag() / Math.abs(model.gain() * tuning.gain());
    return Math.max(Math.min(tuning.integralSeconds(), 1e7), loop);
  }

  /// A load that moves the PV by about one unit under the slower of two tunings.
  public static double load(ProcessModel model, Tuning one, Tuning other) {
    double weaker = Math.min(Math.abs(one.gain()), Math.abs(other.gain()));
    return Math.copySign(weaker, model.gain());
  }
}
