package org.cellstation.station.control;

import org.cellstation.station.control.law.Pid;
import org.cellstation.station.control.law.SetpointRamp;

/// Culture temperature onto the heating pad's own controller: the outer loop of a cascade, PI, its
/// output the pad's set-point within its clamp.
///
/// The dangerous side is above the set-point, so the loop follows a reference instead of the
/// set-point: at most 0.5 K/min, slower within the last degrees (first order), and never further
/// ahead of the culture than `lead`, so that nothing winds up while the pad stands at its clamp.
final class TemperatureLoop extends Loop {
  private final UnitTuning.Temperature tuning;
  private final Pid pid;
  private final double safeCelsius;
  private final SetpointRamp ramp;

  TemperatureLoop(UnitTuning.Temperature tuning, SafeOutputs safe, long blindMillis) {
    super("temperature", "degC", tuning.setpoints(), 0.1, blindMillis);
    this.tuning = tuning;
    this.pid = new Pid(tuning.pid(), tuning.padMin(), tuning.padMax());
    this.ramp =
        new SetpointRamp(
            tuning.rampKelvinPerSecond(), tuning.approachSeconds(), tuning.leadKelvin());
    this.safeCelsius = safe.padCelsius();
  }

  double padCelsius() {
    return tuning.padMin() + output() / 100 * (tuning.padMax() - tuning.padMin());
  }

  double percentOf(double padCelsius) {
    return Math.clamp((padCelsius - tuning.padMin()) / (tuning.padMax() - tuning.padMin()), 0, 1)
        * 100;
  }

  @Override
  double act(double pv, double dt) {
    return percentOf(pid.step(ramp.step(setpoint(), pv, dt), pv, dt));
  }

  @Override
  void track(double output, double pv) {
    ramp.restart(pv);
    pid.track(padCelsius(), pv, pv);
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
    return percentOf(safeCelsius);
  }

  /// A pad as warm as the culture neither heats nor cools it.
  @Override
  double initial(double pv) {
    return percentOf(pv);
  }

  @Override
  String limitation() {
    return ramp.ramping(setpoint()) ? "ramping to the set-point" : "";
  }
}
