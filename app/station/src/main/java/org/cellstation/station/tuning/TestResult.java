package org.cellstation.station.tuning;

/// What a test tells of a process; all a proposal is made from.
///
/// @param model percent of output to PV unit
/// @param ultimate measured by a relay test, from the model after a step test
/// @param quality of the fit 0..1; of a relay test 1 minus the spread of its periods
public record TestResult(ProcessModel model, Ultimate ultimate, double quality) {
  static TestResult of(StepFit fit) {
    return new TestResult(fit.model(), ultimate(fit.model()), fit.quality());
  }

  /// A relay test tells one frequency; an integration with a dead time that oscillates there is the
  /// careful guess for the rest of the process.
  static TestResult of(Ultimate ultimate, double quality) {
    double slope = 2 * Math.PI / (ultimate.period() * ultimate.gain());
    return new TestResult(
        ProcessModel.integrating(slope, ultimate.period() / 4), ultimate, quality);
  }

  /// Of a model. With next to no dead time nothing oscillates, so a hundredth of its lag is
  /// assumed.
  static Ultimate ultimate(ProcessModel model) {
    return Frequency.ultimate(model.delayed(Math.max(model.deadTime(), 0.01 * model.span())));
  }
}
