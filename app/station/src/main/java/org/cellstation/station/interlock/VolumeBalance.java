package org.cellstation.station.interlock;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;

/// What is in the vessel by what the pumps have moved, beside what the balance says: a second guard
/// against overfilling, and the only one while the weight is lost. One millilitre is taken as one
/// gram.
///
/// Liquid in counts as its pump reports it, or as it was ordered while the pump does not answer;
/// liquid out only as reported. While the weight is measured it may correct the balance, but no
/// faster than the pumps can err, and hardly at all when the two are far apart: a balance that is
/// stuck does not hide a filling bag.
///
/// Owned by the control thread; a scan allocates nothing.
public final class VolumeBalance {
  /// @param evaporationGramsPerDay what leaves with the gas
  /// @param pumpTolerance share by which what a pump moves may differ from what it reports
  /// @param trimGramsPerMinute how fast the weight may correct the balance besides
  public record Settings(
      double evaporationGramsPerDay, double pumpTolerance, double trimGramsPerMinute) {
    /// Evaporation: 12.6 g a day for 0.2 L/min of dry gas, 80 % of it condensed (process.md 2.5
    /// [C], [G]). Tolerance: 3 % unit bias of a pump [L CC-sim], and tubing that wears. Trim: as
    /// much as two pumps at 2 mL/min can err.
    public static final Settings STANDARD = new Settings(2.5, 0.05, 0.2);
  }

  /// Weight and balance this far apart do not speak of the same liquid any more.
  private static final double AGREEMENT_GRAMS = 60;

  private static final String WEIGHT = "weight";
  private static final String FLOW = " flow";
  private static final String PUMP = " pump";

  private final Settings settings;
  private final String[] in;
  private final String[] inPumps;
  private final String[] out;
  private double grams = Double.NaN;
  private double uncertainty;

  /// @param in flows that bring liquid in, `feed flow`, ...; their outputs are called `feed pump`
  /// @param out flows that take liquid out
  public VolumeBalance(Settings settings, List<String> in, List<String> out) {
    this.settings = settings;
    this.in = in.toArray(String[]::new);
    this.out = out.toArray(String[]::new);
    inPumps =
        in.stream()
            .map(flow -> flow.substring(0, flow.length() - FLOW.length()) + PUMP)
            .toArray(String[]::new);
  }

  /// From now on this much is in it.
  public void anchor(double now) {
    grams = Math.max(0, now);
    uncertainty = 0;
  }

  /// Takes up, after a restart, what was known.
  ///
  /// @param within how far it may have moved since, g
  public void adopt(double last, double within) {
    anchor(last);
    uncertainty = within;
  }

  /// Whether it has ever known.
  public boolean known() {
    return !Double.isNaN(grams);
  }

  /// The best estimate, g; `NaN` when it was never anchored.
  public double grams() {
    return grams;
  }

  /// The most that may be in it, g; `NaN` when it was never anchored.
  public double upper() {
    return grams + uncertainty;
  }

  /// Liquid that a pump of another unit has moved into this one since the last scan.
  public void cameIn(double millilitres) {
    grams += Math.max(0, millilitres);
    // As for a pump of its own, as long as no weight says better.
    uncertainty += settings.pumpTolerance() * Math.max(0, millilitres);
  }

  /// One scan.
  ///
  /// @param read a flow or the weight
  /// @param ordered what an output was last told, `NaN` when nothing
  public void scan(
      Function<String, Reading> read, ToDoubleFunction<String> ordered, double seconds) {
    if (!known() || !(seconds > 0)) {
      return;
    }
    double minutes = seconds / 60;
    double arrived = 0;
    for (int i = 0; i < in.length; i++) {
      arrived += flow(read.apply(in[i]), ordered.applyAsDouble(inPumps[i])) * minutes;
    }
    double left = 0;
    for (String each : out) {
      left += flow(read.apply(each), 0) * minutes;
    }
    grams =
        Math.max(0, grams + arrived - left - settings.evaporationGramsPerDay() * minutes / 1440);
    double doubt = settings.pumpTolerance() * (arrived + left);
    Reading weight = read.apply(WEIGHT);
    if (weight.quality() == Quality.BAD) {
      uncertainty += doubt;
      return;
    }
    uncertainty = 0;
    double apart = weight.value() - grams;
    double most =
        settings.trimGramsPerMinute() * minutes + (Math.abs(apart) < AGREEMENT_GRAMS ? doubt : 0);
    grams = Math.max(0, grams + Math.clamp(apart, -most, most));
  }

  private static double flow(Reading reported, double otherwise) {
    double flow = reported.quality() == Quality.BAD ? otherwise : reported.value();
    return flow > 0 ? flow : 0;
  }
}
