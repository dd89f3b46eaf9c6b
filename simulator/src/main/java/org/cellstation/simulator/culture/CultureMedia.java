package org.cellstation.simulator.culture;

import java.util.List;
import java.util.Optional;
import org.cellstation.simulator.chemistry.Medium;

/// The media and feeds there are, as data. Makers do not publish their recipes: what is not marked
/// otherwise is [U]. Factors on growth and death are [F] to the side-by-side runs of J Biol Eng
/// 2019 T1 (OpTmizer 1): AIM-V 1.90 and ImmunoCult 3.49 against 2.83e6/mL, viability 76.8, 91.8,
/// 87.5 %.
public final class CultureMedia {
  /// Glucose and glutamine of process.md 1.2, rich in cytokines.
  public static final CultureMedium PERFUSION =
      new CultureMedium("perfusion", Medium.PERFUSION, Support.RICH);

  /// With the 30 U/mL IL-2 of J Biol Eng 2019 [L].
  public static final CultureMedium OPTMIZER =
      new CultureMedium("optmizer", incubated(24, 4), new Support(1.15, 1, 30));

  public static final CultureMedium AIM_V =
      new CultureMedium("aim-v", incubated(17.5, 2), new Support(1.12, 5, 30));

  public static final CultureMedium IMMUNOCULT =
      new CultureMedium("immunocult", incubated(24, 4), new Support(1.22, 0.5, 30));

  /// DMEM with 25 mM glucose [L maker], 44 mM bicarbonate, 10 % serum [G].
  public static final CultureMedium DMEM =
      new CultureMedium(
          "dmem",
          new Medium(25, 4, 0, 0, 44, 0.9, 0, Medium.USUAL_OSMOLALITY),
          new Support(1, 1, 0));

  /// Alpha MEM with 5.6 mM glucose, 26 mM bicarbonate [L maker], 10 % serum [G].
  public static final CultureMedium ALPHA_MEM =
      new CultureMedium(
          "alpha-mem",
          new Medium(5.6, 2, 0, 0, 26.2, 1.0, 0, Medium.USUAL_OSMOLALITY),
          new Support(1, 1, 0));

  /// mTeSR1, E8 and their like: 17.5 mM glucose of DMEM/F12 [L maker].
  public static final CultureMedium STEM =
      new CultureMedium(
          "stem",
          new Medium(17.5, 2.5, 0, 0, 29, 1.0, 15, Medium.USUAL_OSMOLALITY),
          new Support(1, 1, 0));

  /// A concentrated feed: 200 mM glucose, 20 mM glutamine [U].
  public static final CultureMedium FEED =
      new CultureMedium("feed", new Medium(200, 20, 0, 0, 36, 5.6, 15, 500), Support.RICH);

  private static final List<CultureMedium> ALL =
      List.of(PERFUSION, OPTMIZER, AIM_V, IMMUNOCULT, DMEM, ALPHA_MEM, STEM, FEED);

  private CultureMedia() {}

  public static List<CultureMedium> all() {
    return ALL;
  }

  public static Optional<CultureMedium> named(String name) {
    return ALL.stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /// For incubators with 5 % CO2: 24 mM bicarbonate as in RPMI and 15 mM HEPES give pH 7.4 there
  /// [U].
  private static Medium incubated(double glucose, double glutamine) {
    return new Medium(glucose, glutamine, 0, 0, 24, 5.6, 15, Medium.USUAL_OSMOLALITY);
  }
}
