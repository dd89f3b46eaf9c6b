package org.cellstation.station.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cellstation.station.control.law.Pid.Tuning;

/// A tuning that follows from a test, and what is to be expected of it.
///
/// @param tauC closed-loop time constant that was chosen, `NaN` when the rule leaves no choice
/// @param peakSensitivity Ms with the tested process, `NaN` when the loop is not stable with it
public record Proposal(
    TuningRule rule, String title, double tauC, Tuning tuning, double peakSensitivity) {

  /// The rules that go with a test: SIMC at the chosen speed and at its tightest, and
  /// Tyreus-Luyben.
  ///
  /// @param tauC chosen closed-loop time constant in seconds, `NaN` for three times the tightest
  /// @param present its set-point weight and derivative filter are kept
  /// @param scanSeconds a sampled controller adds half of it to the dead time, and cannot be asked
  ///   for more than a tenth of its pace
  public static List<Proposal> of(
      TestResult result, double tauC, Tuning present, double scanSeconds) {
    ProcessModel model = sampled(result.model(), scanSeconds);
    double tightest = Math.max(model.deadTime(), 10 * scanSeconds);
    double chosen = Double.isNaN(tauC) ? 3 * tightest : Math.max(tauC, tightest);
    boolean dead = !model.isIntegrating() && model.deadTime() > model.longestLag();
    TuningRule simc = dead ? TuningRule.IMPROVED_SIMC_PI : TuningRule.SIMC_PI;
    List<Proposal> proposals = new ArrayList<>();
    proposals.add(simc(simc, "as chosen", model, chosen, present));
    if (chosen > tightest) {
      proposals.add(simc(simc, "tight", model, tightest, present));
    }
    Tuning tyreusLuyben = result.ultimate().tyreusLuybenPi();
    proposals.add(
        new Proposal(
            TuningRule.TL_PI,
            TuningRule.TL_PI.text(),
            Double.NaN,
            like(tyreusLuyben, present),
            Frequency.peakSensitivity(model, tyreusLuyben)));
    return proposals;
  }

  private static Proposal simc(
      TuningRule rule, String how, ProcessModel model, double tauC, Tuning present) {
    Tuning tuning = rule.tuning(model, tauC);
    return new Proposal(
        rule,
        String.format(Locale.ROOT, "%s, %s (tau_c %.4g s)", rule.text(), how, tauC),
        tauC,
        like(tuning, present),
        Frequency.peakSensitivity(model, tuning));
  }

  private static Tuning like(Tuning tuning, Tuning present) {
    return new Tuning(
        tuning.gain(),
        tuning.integralSeconds(),
        tuning.derivativeSeconds(),
        present.setpointWeight(),
        present.derivativeFilter());
  }

  /// The process as a controller sees it that looks every `scanSeconds`.
  public static ProcessModel sampled(ProcessModel model, double scanSeconds) {
    return model.delayed(model.deadTime() + scanSeconds / 2);
  }
}
