package org.cellstation.station.tuning;

import org.cellstation.station.control.law.Pid.Tuning;

/// What a controller does to a sine: `Kc (1 + 1/(Ti s) + Td s/(Tf s + 1))`.
///
/// @param integral Ti, infinite for none
/// @param derivative Td
/// @param filter Tf, 0 for the ideal law
record Law(double gain, double integral, double derivative, double filter) {

  static Law of(Tuning tuning, boolean ideal) {
    return new Law(
        tuning.gain(),
        tuning.integralSeconds(),
        tuning.derivativeSeconds(),
        ideal ? 0 : tuning.derivativeSeconds() / tuning.derivativeFilter());
  }

  boolean integrates() {
    return Double.isFinite(integral);
  }

  /// Whether more and more of ever faster sines comes through.
  boolean differentiates() {
    return derivative > 0 && filter == 0;
  }

  private double real(double w) {
    double x = w * filter;
    return 1 + w * derivative * x / (1 + x * x);
  }

  private double imaginary(double w) {
    double x = w * filter;
    return w * derivative / (1 + x * x) - 1 / (integral * w);
  }

  double magnitude(double w) {
    return Math.abs(gain) * Math.hypot(real(w), imaginary(w));
  }

  /// Between -90 and 90 degrees; the sign of the gain left out.
  double phase(double w) {
    return Math.atan2(imaginary(w), real(w));
  }
}
