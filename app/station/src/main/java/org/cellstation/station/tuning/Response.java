package org.cellstation.station.tuning;

import org.cellstation.station.control.law.Pid;
import org.cellstation.station.control.law.Pid.Tuning;

/// How good a loop is, in the usual figures: from a simulation of the process with the controller
/// that runs in production.
///
/// @param iae integral of the absolute deviation after a unit step of the set-point
/// @param ise integral of its square
/// @param overshootPercent of the step
/// @param settleSeconds from the step until the PV stays within 2 % of it
/// @param setpointTravel of the output during it, all movements added up
/// @param loadIae integral of the absolute deviation after a unit step at the process input
/// @param loadPeak largest deviation after it
/// @param loadTravel of the output during it
/// @param peakSensitivity Ms of the ideal law; `NaN`, like all the other figures, when the loop is
///   not stable
public record Response(
    double iae,
    double ise,
    double overshootPercent,
    double settleSeconds,
    double setpointTravel,
    double loadIae,
    double loadPeak,
    double loadTravel,
    double peakSensitivity) {

  /// No output limits: the figures of a linear loop.
  private static final double UNLIMITED = 1e12;

  private static final double SETTLED = 0.02;

  private static final Response UNSTABLE =
      new Response(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);

  /// @param step of the simulation, seconds
  /// @param horizon seconds that are simulated after each of the two steps
  public static Response of(ProcessModel model, Tuning tuning, double step, double horizon) {
    double peakSensitivity = Frequency.peakSensitivity(model, tuning);
    if (Double.isNaN(peakSensitivity)) {
      return UNSTABLE;
    }
    Run setpoint = new Run(model, tuning, step, 1, 0);
    Run load = new Run(model, tuning, step, 0, 1);
    long steps = Math.round(horizon / step);
    for (long i = 0; i < steps; i++) {
      setpoint.step(i);
      load.step(i);
    }
    return new Response(
        setpoint.iae,
        setpoint.ise,
        100 * Math.max(0, setpoint.peak - 1),
        setpoint.settle,
        setpoint.travel,
        load.iae,
        load.widest,
        load.travel,
        peakSensitivity);
  }

  /// Whether it is the answer of a stable loop.
  public boolean isStable() {
    return !Double.isNaN(peakSensitivity);
  }

  private static final class Run {
    private final Simulation plant;
    private final Pid pid;
    private final double dt;
    private final double setpoint;
    private final double load;
    private double last;
    double iae;
    double ise;
    double peak;
    double widest;
    double settle;
    double travel;

    Run(ProcessModel model, Tuning tuning, double dt, double setpoint, double load) {
      this.plant = new Simulation(model, dt);
      this.pid = new Pid(tuning, -UNLIMITED, UNLIMITED);
      this.dt = dt;
      this.setpoint = setpoint;
      this.load = load;
      pid.track(0, 0, 0);
    }

    void step(long i) {
      double y = plant.y();
      double error = setpoint - y;
      iae += Math.abs(error) * dt;
      ise += error * error * dt;
      peak = Math.max(peak, y);
      widest = Math.max(widest, Math.abs(error));
      if (Math.abs(error) > SETTLED) {
        settle = i * dt;
      }
      double output = pid.step(setpoint, y, dt);
      travel += Math.abs(output - last);
      last = output;
      plant.step(output + load);
    }
  }
}
