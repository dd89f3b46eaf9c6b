package org.cellstation.station.control;

import org.cellstation.station.control.law.Gap;
import org.cellstation.station.control.law.Pid;

/// pH by carbon dioxide, both ways around a dead band: above it more CO2, below it less, down to a
/// floor. Within the band the output rests.
///
/// pH falls with the logarithm of the CO2 fraction (Henderson and Hasselbalch), so the output is
/// the logarithm of the fraction between floor and ceiling and the loop has the same gain
/// everywhere.
final class PhLoop extends Loop {
  private final UnitTuning.Ph tuning;
  private final Pid pid;
  private final Gap gap;
  private final double safeFraction;
  private final double span;

  PhLoop(UnitTuning.Ph tuning, SafeOutputs safe, long blindMillis) {
    super("pH", "pH", tuning.setpoints(), 0.05, blindMillis);
    this.tuning = tuning;
    this.pid = new Pid(tuning.pid(), 0, 100);
    this.gap = Gap.dead(tuning.deadBand());
    this.safeFraction = safe.carbonDioxideFraction();
    this.span = Math.log(tuning.maxFraction() / tuning.minFraction());
  }

  double carbonDioxideFraction() {
    return tuning.minFraction() * Math.exp(output() / 100 * span);
  }

  double percentOf(double fraction) {
    double inside = Math.clamp(fraction, tuning.minFraction(), tuning.maxFraction());
    return Math.clamp(Math.log(inside / tuning.minFraction()) / span * 100, 0, 100);
  }

  @Override
  double act(double pv, double dt) {
    return pid.step(setpoint(), gap.shown(setpoint(), pv), dt);
  }

  @Override
  void track(double output, double pv) {
    pid.track(output, setpoint(), gap.shown(setpoint(), pv));
  }

  @Override
  Pid.Tuning tuning() {
    return pid.tuning();
  }

  @Override
  void tune(Pid.Tuning wanted) {
    pid.tune(wanted);
  }

  @Override
  double safe() {
    return percentOf(safeFraction);
  }

  @Override
  double initial(double pv) {
    return percentOf(safeFraction);
  }

  @Override
  String limitation() {
    return output() <= 0 ? "CO2 is at its floor: pH can only rise by base, feed or perfusion" : "";
  }
}
