package org.cellstation.station.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A process of any order brought down to one or two lags and a dead time (Skogestad, "Simple
/// analytic rules for model reduction and PID controller tuning", J. Process Control 13, 2003,
/// sections 2.1 and 2.2).
///
/// The largest neglected lag is shared out, half to the dead time and half to the smallest kept
/// lag; smaller ones and inverse responses are dead time. A lead is cancelled against a
/// neighbouring lag first.
public final class HalfRule {
  private static final int ROUNDS = 20;

  /// A smaller lag is taken only within this ratio; a hair less than 1.6, so that 0.08 to 0.05 is
  /// not.
  private static final double CLEARLY_CLOSER = 1.6 - 1e-9;

  private HalfRule() {}

  /// @return with the largest lag first
  /// @param order how many lags and integrators to keep, 1 for PI, 2 for PID
  /// @param tauC the closed-loop time wanted, seconds, or `NaN` for the effective dead time itself
  /// @throws IllegalArgumentException for complex or unstable poles, which the rule does not know
  public static ProcessModel reduce(ProcessModel model, int order, double tauC) {
    if (!model.isPlain()) {
      throw new IllegalArgumentException(
          "the SIMC rules know real, stable poles only, not "
              + model.text()
              + "; give the controller in numbers");
    }
    // The cancelling of leads depends on the effective dead time, which depends on the cancelling.
    double effective = Double.isNaN(tauC) ? start(model, order) : tauC;
    ProcessModel reduced = reduceOnce(model, order, effective);
    for (int i = 0; i < ROUNDS && Double.isNaN(tauC); i++) {
      if (Math.abs(reduced.deadTime() - effective) < 1e-12) {
        break;
      }
      effective = reduced.deadTime();
      reduced = reduceOnce(model, order, effective);
    }
    return reduced;
  }

  /// Where the search for the effective dead time begins: at the real one, or where there is none
  /// at what it would be without leads.
  private static double start(ProcessModel model, int order) {
    if (model.deadTime() > 0 || model.zeros().isEmpty()) {
      return model.deadTime();
    }
    List<Double> inverse = model.zeros().stream().filter(zero -> zero < 0).toList();
    return reduceOnce(
            new ProcessModel(model.gain(), model.lags(), model.integrators(), inverse, 0), order, 0)
        .deadTime();
  }

  private static ProcessModel reduceOnce(ProcessModel model, int order, double tauC) {
    List<Double> lags = new ArrayList<>(model.lags());
    double gain = model.gain();
    double dead = model.deadTime();
    int integrators = model.integrators();
    List<Double> leads = new ArrayList<>();
    for (double zero : model.zeros()) {
      if (zero < 0) {
        dead -= zero;
      } else {
        leads.add(zero);
      }
    }
    leads.sort(Comparator.reverseOrder());
    for (double lead : leads) {
      if (lags.isEmpty()) {
        // (T s + 1)/s is T for what is faster than 1/T: one integrator less.
        gain *= lead;
        integrators--;
        continue;
      }
      double lag = partner(lags, lead);
      lags.remove(lag);
      if (lead >= lag) {
        gain *= lag >= tauC ? lead / lag : lead >= tauC ? lead / tauC : 1;
      } else if (lag >= lead && lead >= 5 * tauC) {
        gain *= lead / lag;
      } else {
        double short5 = Math.min(lag, 5 * tauC);
        if (short5 > lead) {
          gain *= short5 / lag;
          lags.add(short5 - lead);
        } else {
          gain *= lead / lag;
        }
      }
    }
    lags.sort(Comparator.reverseOrder());
    int kept = Math.max(0, order - integrators);
    List<Double> keep = new ArrayList<>();
    for (int i = 0; i < lags.size(); i++) {
      if (i < kept) {
        keep.add(lags.get(i));
      } else if (i == kept && kept > 0) {
        dead += lags.get(i) / 2;
        keep.set(kept - 1, keep.get(kept - 1) + lags.get(i) / 2);
      } else {
        // Beside an integrator alone there is no lag that could take the other half.
        dead += lags.get(i);
      }
    }
    keep.sort(Comparator.reverseOrder());
    return new ProcessModel(gain, keep, integrators, List.of(), dead);
  }

  /// The lag that a lead is cancelled against: the next larger one, or the next smaller one where
  /// that is clearly closer.
  private static Double partner(List<Double> lags, double lead) {
    @Nullable Double above = null;
    @Nullable Double below = null;
    for (Double lag : lags) {
      if (lag >= lead && (above == null || lag < above)) {
        above = lag;
      } else if (lag < lead && (below == null || lag > below)) {
        below = lag;
      }
    }
    if (above == null) {
      return Objects.requireNonNull(below);
    }
    return below != null && lead / below < above / lead && lead / below < CLEARLY_CLOSER
        ? below
        : above;
  }
}
