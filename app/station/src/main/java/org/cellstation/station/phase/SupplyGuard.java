package org.cellstation.station.phase;

import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;

/// Whether the vessel gets what its pumps are told to bring, by its weight: an empty bag, a clamped
/// line and a pump whose head does not turn look all the same to a loop that keeps a weight.
///
/// Owned by the control thread.
final class SupplyGuard {
  /// Further from its weight than a loop lets it be while all is well, and before it stops a pump
  /// at 60 g: this share of the weight, between so many g. [G]
  private static final double AWAY_SHARE = 0.04;

  private static final double LEAST_AWAY_GRAMS = 15;
  private static final double MOST_AWAY_GRAMS = 40;

  /// Longer than what a person takes out or puts in needs to be made good, s. [G]
  private static final double AWAY_SECONDS = 900;

  /// A feed is looked at whenever so much should have come, mL; less than the half of it is an
  /// empty bag and not evaporation or a pump that errs. [G]
  private static final double FED_ML = 50;

  private static final double SMOOTHING_SECONDS = 300;
  private static final double SETTLING_SECONDS = 600;

  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private double awaySeconds;
  private double fedFrom = Double.NaN;
  private double fed;

  /// One scan of an exchange at constant weight.
  ///
  /// @param weight a usable reading
  /// @param keeps the weight it shall keep, g
  Progress exchanging(Reading weight, double keeps, double seconds) {
    average.take(weight, seconds);
    double away = average.grams() - keeps;
    double most = Math.clamp(AWAY_SHARE * keeps, LEAST_AWAY_GRAMS, MOST_AWAY_GRAMS);
    awaySeconds = average.settled() && Math.abs(away) > most ? awaySeconds + seconds : 0;
    if (awaySeconds < AWAY_SECONDS) {
      return Progress.CONTINUES;
    }
    return new Progress.Failed(
        away < 0
            ? "the vessel is %.0f g lighter than it shall be, less medium arrives than permeate leaves: change the medium bag if it is empty, open the clamps of the feed line, look whether the feed pump turns and whether the vessel leaks, then restart"
                .formatted(-away)
            : "the vessel is %.0f g heavier than it shall be, less permeate leaves than medium arrives: open the clamps of the permeate line, change its bag if it is full, look at the permeate pump and at the filter, then restart"
                .formatted(away));
  }

  /// One scan of a feed.
  ///
  /// @param weight a usable reading
  /// @param flow as the feed pump reports it
  Progress feeding(Reading weight, Reading flow, double seconds) {
    average.take(weight, seconds);
    if (!average.settled()) {
      return Progress.CONTINUES;
    }
    if (Double.isNaN(fedFrom)) {
      fedFrom = average.grams();
    }
    if (flow.isGood()) {
      fed += flow.value() * seconds / 60;
    }
    if (fed < FED_ML) {
      return Progress.CONTINUES;
    }
    double risen = average.grams() - fedFrom;
    double told = fed;
    fedFrom = average.grams();
    fed = 0;
    return risen >= told / 2
        ? Progress.CONTINUES
        : new Progress.Failed(
            "the feed pump has moved %.0f mL and the weight has changed by %.0f g: change the feed bag if it is empty, open the clamps of the feed line, look at its tubing, then restart"
                .formatted(told, risen));
  }

  /// Begins to look anew, after a person has looked or the weight was lost.
  void restart() {
    average.restart();
    awaySeconds = 0;
    fedFrom = Double.NaN;
    fed = 0;
  }
}
