package org.cellstation.station.control;

import java.util.List;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.control.law.SplitRange;

/// Dissolved oxygen by split range: first the rocking rate, then the oxygen fraction of the gas.
///
/// A rocking bag takes up oxygen ten times faster at 30 rpm than at 20 rpm because the waves begin
/// to break (Bai 2019), so the PI parameters are scheduled on the rocking rate within the first
/// span and have their own values in the second. There is no derivative action, and little
/// set-point weight: a step of the set-point must not throw the bag into breaking waves.
final class OxygenLoop extends Loop {
  private static final int ROCKING = 0;
  private static final int OXYGEN = 1;

  /// Less oxygen above the minimum than this is the rounding of a device, not a demand.
  private static final double FRACTION_RESOLUTION = 0.005;

  private final UnitTuning.Oxygen tuning;
  private final Pid pid;
  private final SafeOutputs safe;
  private double minRockRpm;
  private double maxRockRpm;
  private double boundary;
  private SplitRange split;
  private double gainFactor = 1;
  private double integralFactor = 1;

  OxygenLoop(UnitTuning.Oxygen tuning, SafeOutputs safe, long blindMillis) {
    super("DO", "%", tuning.setpoints(), 5, blindMillis);
    this.tuning = tuning;
    this.safe = safe;
    this.pid = new Pid(new Pid.Tuning(1, 1, 0, tuning.setpointWeight(), 1), 0, 100);
    this.minRockRpm = tuning.maxRockRpm();
    this.maxRockRpm = tuning.maxRockRpm();
    this.split = split();
  }

  /// The lowest rocking rate that the phase allows; keeps both actuators where they stand if the
  /// new span allows it.
  void minRockRpm(double rpm) {
    double rate = rockRpm();
    double fraction = oxygenFraction();
    minRockRpm = rpm;
    maxRockRpm = Math.max(tuning.maxRockRpm(), rpm);
    split = split();
    if (!Double.isNaN(output())) {
      moveTo(percentOf(rate, fraction));
    }
  }

  double minRockRpm() {
    return minRockRpm;
  }

  double rockRpm() {
    return split.value(ROCKING, output());
  }

  double oxygenFraction() {
    return split.value(OXYGEN, output());
  }

  double percentOf(double rockRpm, double oxygenFraction) {
    return oxygenFraction > tuning.minOxygenFraction() + FRACTION_RESOLUTION
        ? split.demand(OXYGEN, oxygenFraction)
        : split.demand(ROCKING, rockRpm);
  }

  @Override
  double act(double pv, double dt) {
    schedule();
    return pid.step(setpoint(), pv, dt);
  }

  private void schedule() {
    double gain;
    double integralSeconds;
    if (output() < boundary) {
      double rpm = rockRpm();
      double rpmPerPercent = (maxRockRpm - minRockRpm) / boundary;
      gain = tuning.rocking().gain(rpm) / rpmPerPercent;
      integralSeconds = tuning.rocking().integralSeconds(rpm);
    } else {
      double fractionPerPercent =
          (tuning.maxOxygenFraction() - tuning.minOxygenFraction()) / (100 - boundary);
      gain = tuning.oxygenGain() / fractionPerPercent;
      integralSeconds = tuning.oxygenIntegralSeconds();
    }
    pid.tune(gain * gainFactor, integralSeconds * integralFactor);
  }

  /// As scheduled at the present demand.
  @Override
  Pid.Tuning tuning() {
    schedule();
    return pid.tuning();
  }

  /// Scales the whole schedule so that it gives this at the present demand.
  @Override
  void tune(Pid.Tuning wanted) {
    retune(tuning(), wanted);
  }

  @Override
  void retune(Pid.Tuning from, Pid.Tuning to) {
    gainFactor *= to.gain() / from.gain();
    integralFactor *= to.integralSeconds() / from.integralSeconds();
    pid.tune(to);
  }

  @Override
  void track(double output, double pv) {
    pid.track(output, setpoint(), pv);
  }

  @Override
  double safe() {
    return percentOf(Math.max(safe.rockRpm(), minRockRpm), safe.oxygenFraction());
  }

  @Override
  double initial(double pv) {
    return 0;
  }

  private SplitRange split() {
    // Less than one rpm to move in is no span at all.
    boundary = maxRockRpm - minRockRpm < 1 ? 0 : tuning.boundaryPercent();
    return new SplitRange(
        List.of(
            new SplitRange.Span(0, boundary, minRockRpm, maxRockRpm),
            new SplitRange.Span(
                boundary, 100, tuning.minOxygenFraction(), tuning.maxOxygenFraction())));
  }
}
