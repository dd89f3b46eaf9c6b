package org.cellstation.station.tuning;

import org.cellstation.station.control.law.Pid.Tuning;

/// Where a process begins to oscillate under proportional control.
///
/// @param gain Ku, output units per PV unit, with the sign of the process
/// @param period Pu, seconds
public record Ultimate(double gain, double period) {

  /// From an oscillation that a relay keeps up (Astrom and Hagglund 1984): `Ku = 4 d / (pi a)`,
  /// with hysteresis `a` counts as `sqrt(a^2 - eps^2)`. A describing function: Ku of a process with
  /// one dominant lag comes out about 17 % low, the safe side.
  ///
  /// @param relay d, half of the relay's travel, output units
  /// @param amplitude a, half of the PV's travel
  /// @param hysteresis eps, PV units
  public static Ultimate ofRelay(
      double relay, double amplitude, double hysteresis, double period, boolean reverse) {
    if (!(amplitude > hysteresis)) {
      throw new IllegalArgumentException(
          "the oscillation of %s is no larger than the hysteresis of %s"
              .formatted(amplitude, hysteresis));
    }
    double a = Math.sqrt(amplitude * amplitude - hysteresis * hysteresis);
    double gain = 4 * relay / (Math.PI * a);
    return new Ultimate(reverse ? -gain : gain, period);
  }

  /// Ziegler and Nichols 1942: fast, with little margin.
  public Tuning zieglerNicholsPi() {
    return Tuning.pi(0.45 * gain, period / 1.2);
  }

  public Tuning zieglerNicholsPid() {
    return new Tuning(0.6 * gain, period / 2, period / 8, 1, 10);
  }

  /// Tyreus and Luyben 1992: for slow processes and little overshoot.
  public Tuning tyreusLuybenPi() {
    return Tuning.pi(gain / 3.2, 2.2 * period);
  }

  public Tuning tyreusLuybenPid() {
    return new Tuning(gain / 2.2, 2.2 * period, period / 6.3, 1, 10);
  }
}
