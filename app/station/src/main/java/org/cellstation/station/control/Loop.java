package org.cellstation.station.control;

import java.util.Optional;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.law.Pid;

/// What every loop of a unit has in common: mode, set-point, output, and what to do without a
/// process variable. While the PV is not good the last output is held, after a timeout the declared
/// safe output is taken; when it is good again, control resumes from the output as it then stands.
///
/// Owned by the control thread.
abstract sealed class Loop permits TemperatureLoop, OxygenLoop, PhLoop {
  private final String name;
  private final String unit;
  private final Limits limits;
  private final double tolerance;
  private final PvWatch watch;
  private LoopMode mode = LoopMode.AUTO;
  private double setpoint;
  private double output = Double.NaN;
  private boolean tracking = true;
  private String note = "";

  /// @param name of the loop and of its process variable
  /// @param tolerance allowed deviation from the set-point, in `unit`
  Loop(String name, String unit, Limits limits, double tolerance, long blindMillis) {
    this.name = name;
    this.unit = unit;
    this.limits = limits;
    this.tolerance = tolerance;
    this.watch = new PvWatch(name, blindMillis);
  }

  /// Makes the next {@link #act} start at `output`.
  abstract void track(double output, double pv);

  /// The output towards the set-point, 0..100 %.
  abstract double act(double pv, double dt);

  /// The declared safe output, 0..100 %.
  abstract double safe();

  /// Where control starts when no output is known yet.
  abstract double initial(double pv);

  abstract Pid.Tuning tuning();

  /// Takes other parameters; the output does not move.
  abstract void tune(Pid.Tuning tuning);

  /// Repeats a change from the journal.
  void retune(Pid.Tuning from, Pid.Tuning to) {
    tune(to);
  }

  /// Why {@link #act} is not at the set-point's full demand, else empty.
  String limitation() {
    return "";
  }

  final void scan(Reading reading, long nowMillis, double dt) {
    if (mode == LoopMode.MANUAL || mode == LoopMode.OUT_OF_SERVICE) {
      watch.clear();
      tracking = true;
      note = mode == LoopMode.MANUAL ? "" : "out of service: the output stays where it was";
      if (Double.isNaN(output)) {
        output = safe();
      }
    } else if (watch.usable(reading, nowMillis)) {
      double pv = reading.value();
      if (Double.isNaN(output)) {
        output = initial(pv);
      }
      if (tracking) {
        track(output, pv);
        tracking = false;
      }
      output = act(pv, dt);
      note = limitation();
    } else {
      tracking = true;
      if (Double.isNaN(output) || watch.expired(nowMillis)) {
        output = safe();
      }
      note = watch.note();
    }
  }

  final Optional<String> fault(double value) {
    return limits.fault(name, value, unit);
  }

  /// Only after {@link #fault} was empty.
  final void setpoint(double value) {
    setpoint = value;
  }

  final double setpoint() {
    return setpoint;
  }

  /// @return why not, else empty
  final Optional<String> modeRefusal(LoopMode next) {
    return next == LoopMode.CASCADE
        ? Optional.of(name + " has no master; choose AUTO, MANUAL or OUT_OF_SERVICE")
        : Optional.empty();
  }

  /// Only after {@link #modeRefusal} was empty.
  final void mode(LoopMode next) {
    mode = next;
  }

  final Optional<String> outputRefusal(double percent) {
    if (mode != LoopMode.MANUAL) {
      return Optional.of(
          "the output of " + name + " is set by the loop; switch it to MANUAL first");
    }
    return percent >= 0 && percent <= 100
        ? Optional.empty()
        : Optional.of("output " + percent + " % of " + name + " is outside 0..100 %");
  }

  final Optional<String> manualOutput(double percent) {
    Optional<String> refusal = outputRefusal(percent);
    if (refusal.isEmpty()) {
      output = percent;
    }
    return refusal;
  }

  /// Another demand for the same actuator positions, because the spans have changed.
  final void moveTo(double percent) {
    output = percent;
    tracking = true;
  }

  /// The output, 0..100 %; `NaN` before the first scan.
  final double output() {
    return output;
  }

  /// Forgets the output and starts in AUTO.
  final void restart() {
    mode = LoopMode.AUTO;
    output = Double.NaN;
    tracking = true;
    watch.clear();
  }

  /// @return a remark when the set-point had to be brought into its limits
  final Optional<String> adopt(LoopState state) {
    mode = state.mode();
    setpoint = limits.clamp(state.setpoint());
    output =
        Double.isNaN(state.outputPercent()) ? safe() : Math.clamp(state.outputPercent(), 0, 100);
    tracking = true;
    watch.clear();
    return fault(state.setpoint()).map(fault -> fault + "; using " + setpoint + " " + unit);
  }

  final LoopState state() {
    return new LoopState(mode, setpoint, output);
  }

  final LoopStatus status() {
    return new LoopStatus(
        name, name, unit, mode, setpoint, Double.isNaN(output) ? 0 : output, tolerance, "", note);
  }
}
