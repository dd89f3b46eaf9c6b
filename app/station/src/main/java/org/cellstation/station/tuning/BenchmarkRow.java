package org.cellstation.station.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstation.station.control.law.Pid.Tuning;
import org.jspecify.annotations.Nullable;

/// One plant with one controller or one relay, and what is published of it.
///
/// @param rule that gives the controller; null when it is given in numbers, or for a relay test
/// @param given the controller in numbers, null when a rule gives it
/// @param relay amplitude of a relay test, `NaN` when there is none
/// @param horizon seconds simulated after each step
/// @param published by figure, only those that are published
/// @param mark where the numbers come from
record BenchmarkRow(
    String name,
    ProcessModel model,
    @Nullable TuningRule rule,
    double tauC,
    @Nullable Tuning given,
    double weight,
    double filter,
    double relay,
    double hysteresis,
    double step,
    double horizon,
    Map<BenchmarkFigure, Double> published,
    String mark) {

  /// Everything of a row that can be computed, in the order of {@link BenchmarkFigure}.
  ///
  /// @throws IllegalArgumentException when the rule has no answer for the plant
  List<Benchmark.Line> compute() {
    List<Benchmark.Line> lines = new ArrayList<>();
    if (!Double.isNaN(relay)) {
      Ultimate ultimate = Relay.test(model, relay, hysteresis, step, 8);
      line(lines, BenchmarkFigure.KU, ultimate.gain());
      line(lines, BenchmarkFigure.PU, ultimate.period());
      return lines;
    }
    Tuning tuning = tuning();
    if (!integralOnly(tuning)) {
      line(lines, BenchmarkFigure.KC, tuning.gain());
    }
    if (Double.isFinite(tuning.integralSeconds())) {
      if (!integralOnly(tuning)) {
        line(lines, BenchmarkFigure.TI, tuning.integralSeconds());
      }
      line(lines, BenchmarkFigure.KI, tuning.gain() / tuning.integralSeconds());
    }
    if (tuning.derivativeSeconds() > 0 || published.containsKey(BenchmarkFigure.TD)) {
      line(lines, BenchmarkFigure.TD, tuning.derivativeSeconds());
    }
    Response response = Response.of(model, tuning, step, horizon);
    boolean stable = response.isStable();
    line(lines, BenchmarkFigure.MS, response.peakSensitivity());
    line(
        lines,
        BenchmarkFigure.GAIN_MARGIN,
        stable ? Frequency.gainMargin(model, tuning) : Double.NaN);
    line(
        lines,
        BenchmarkFigure.PHASE_MARGIN,
        stable ? Frequency.phaseMargin(model, tuning) : Double.NaN);
    line(lines, BenchmarkFigure.SP_IAE, response.iae());
    line(lines, BenchmarkFigure.SP_ISE, response.ise());
    line(lines, BenchmarkFigure.OVERSHOOT, response.overshootPercent());
    line(lines, BenchmarkFigure.SETTLE, response.settleSeconds());
    line(lines, BenchmarkFigure.SP_TRAVEL, response.setpointTravel());
    line(lines, BenchmarkFigure.LOAD_IAE, response.loadIae());
    line(lines, BenchmarkFigure.LOAD_PEAK, response.loadPeak());
    line(lines, BenchmarkFigure.LOAD_TRAVEL, response.loadTravel());
    return lines;
  }

  private boolean integralOnly(Tuning tuning) {
    return tuning.integralSeconds() <= Simc.INTEGRAL_ONLY * model.span() * 1.001;
  }

  private Tuning tuning() {
    if (given != null) {
      return given;
    }
    if (rule == null) {
      throw new IllegalArgumentException(name + ": neither a rule nor a controller nor a relay");
    }
    Tuning of = rule.tuning(model, tauC);
    return new Tuning(of.gain(), of.integralSeconds(), of.derivativeSeconds(), weight, filter);
  }

  private void line(List<Benchmark.Line> lines, BenchmarkFigure figure, double value) {
    lines.add(
        new Benchmark.Line(name, figure, published.getOrDefault(figure, Double.NaN), value, mark));
  }
}
