package org.cellstation.station.tuning;

import org.cellstation.station.control.law.Pid.Tuning;

/// The SIMC rules (Skogestad 2003), with the correction for processes that are mostly dead time
/// (Grimholt and Skogestad 2012). One number is chosen: `tauC`, the time constant that the closed
/// loop shall have. The effective dead time is the tightest choice that still has good margins;
/// larger is smoother.
public final class Simc {
  /// Integral time, as a share of the process's span, that leaves no proportional action to speak
  /// of.
  static final double INTEGRAL_ONLY = 1e-6;

  private Simc() {}

  /// Integral action alone.
  ///
  /// @param strength Ki, output units per PV unit and second
  static Tuning integral(ProcessModel model, double strength) {
    double time = INTEGRAL_ONLY * model.span();
    return Tuning.pi(strength * time, time);
  }

  /// @param tauC seconds, `NaN` for the tightest
  public static Tuning pi(ProcessModel model, double tauC) {
    ProcessModel m = HalfRule.reduce(model, 1, tauC);
    double theta = m.deadTime();
    double wanted = wanted(tauC, theta);
    if (m.integrators() > 1) {
      throw new IllegalArgumentException(
          "a PI controller cannot hold " + model.text() + ", which integrates twice: use PID");
    }
    if (m.isIntegrating()) {
      return Tuning.pi(1 / (m.gain() * wanted), 4 * wanted);
    }
    // Without any lag the process is gain and dead time: integral action alone.
    if (m.lags().isEmpty()) {
      return integral(model, 1 / (m.gain() * wanted));
    }
    double tau = m.lags().getFirst();
    return Tuning.pi(tau / (m.gain() * wanted), Math.min(tau, 4 * wanted));
  }

  /// PID: the second largest lag is cancelled by derivative action.
  ///
  /// @param tauC seconds, `NaN` for the tightest
  public static Tuning pid(ProcessModel model, double tauC) {
    ProcessModel m = HalfRule.reduce(model, 2, tauC);
    double wanted = wanted(tauC, m.deadTime());
    if (m.integrators() == 2) {
      return ideal(1 / (m.gain() * 4 * wanted * wanted), 4 * wanted, 4 * wanted);
    }
    if (m.isIntegrating()) {
      double second = m.lags().isEmpty() ? 0 : m.lags().getFirst();
      return ideal(1 / (m.gain() * wanted), 4 * wanted, second);
    }
    if (m.lags().isEmpty()) {
      return integral(model, 1 / (m.gain() * wanted));
    }
    double tau = m.lags().getFirst();
    double second = m.lags().size() > 1 ? m.lags().get(1) : 0;
    return ideal(tau / (m.gain() * wanted), Math.min(tau, 4 * wanted), second);
  }

  /// PI with a third of the dead time added to the lag, which removes the sluggishness of the plain
  /// rule where dead time dominates.
  ///
  /// @param tauC seconds, `NaN` for the tightest
  public static Tuning improvedPi(ProcessModel model, double tauC) {
    ProcessModel m = HalfRule.reduce(model, 1, tauC);
    if (m.isIntegrating()) {
      return pi(model, tauC);
    }
    double wanted = wanted(tauC, m.deadTime());
    double tau = m.longestLag() + m.deadTime() / 3;
    return Tuning.pi(tau / (m.gain() * wanted), Math.min(tau, 4 * wanted));
  }

  /// PI plus a derivative time of a third of the dead time, for first-order processes.
  ///
  /// @param tauC seconds, `NaN` for the tightest, which may be half the dead time here
  public static Tuning improvedPid(ProcessModel model, double tauC) {
    ProcessModel m = HalfRule.reduce(model, 1, tauC);
    double theta = m.deadTime();
    double wanted = (Double.isNaN(tauC) ? theta / 2 : tauC) + theta;
    if (m.isIntegrating()) {
      return ideal(1 / (m.gain() * wanted), 4 * wanted, theta / 3);
    }
    double tau = Math.max(m.longestLag(), theta / 3);
    double second = m.longestLag() > theta / 3 ? theta / 3 : m.longestLag();
    return second > 0
        ? ideal(tau / (m.gain() * wanted), Math.min(tau, 4 * wanted), second)
        : Tuning.pi(tau / (m.gain() * wanted), tau);
  }

  /// The effective dead time of a process: the smallest `tauC` that the rules advise.
  ///
  /// @param order 1 for PI, 2 for PID
  public static double tightest(ProcessModel model, int order) {
    return HalfRule.reduce(model, order, Double.NaN).deadTime();
  }

  private static double wanted(double tauC, double theta) {
    double wanted = (Double.isNaN(tauC) ? theta : tauC) + theta;
    if (!(wanted > 0)) {
      throw new IllegalArgumentException(
          "a process without dead time can be controlled as fast as you like: choose tau_c > 0");
    }
    return wanted;
  }

  /// From the series form of the rules to the ISA form of the controller.
  private static Tuning ideal(double gain, double integral, double derivative) {
    double f = 1 + derivative / integral;
    return new Tuning(gain * f, integral * f, derivative / f, 1, 10);
  }
}
