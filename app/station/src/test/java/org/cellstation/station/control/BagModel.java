package org.cellstation.station.control;

import org.cellstation.station.control.law.GasMix;

/// A 1 L rocking bag for closed-loop tests: heating pad, culture, headspace, oxygen and carbonate,
/// with lags and dead time, stepped by one second. Simple on purpose and not the product's
/// simulator, so that the loops are judged by a second plant.
final class BagModel {
  /// Heat: capacity J/K, pad to culture W/K, culture to room as a part of that, pad lag s.
  double heatCapacity = 4700;

  double padConductance = 1.0;
  double roomPart = 0.1;
  double padLag = 120;

  /// How many times better than the usual correlation oxygen goes over.
  double transfer = 1;

  /// Total oxygen uptake, mmol/L/h, and what the cells make of it.
  double uptake;

  double lactate;

  double culture = 22;
  double oxygenPercent = 95;
  double ph = 7.4;
  double shownOxygen = 95;
  double shownPh = 7.4;
  double shownCulture = 22;

  private double pad = 22;
  private double headOxygen = 0.2;
  private double headCarbon = 0.05;
  private double rock;
  private double inorganicCarbon = 25;

  /// Strong ions, mM: the base of the medium, 23.8 mM of bicarbonate at 5 % CO2.
  private double strongIons = 28.4554;

  private final double[] delayed = new double[60];
  private int at;

  BagModel() {
    java.util.Arrays.fill(delayed, culture);
  }

  void culture(double celsius) {
    culture = celsius;
    pad = celsius;
    shownCulture = celsius;
    java.util.Arrays.fill(delayed, celsius);
  }

  /// What the loops move: degC, rpm, mL/min.
  ///
  /// @param base of 1 M NaHCO3
  record Moved(
      double pad,
      double rock,
      double air,
      double oxygen,
      double carbon,
      double nitrogen,
      double base) {}

  /// One second with these outputs; set-points arrive rounded as devices round them.
  void step(Moved moved) {
    pad += (Math.round(moved.pad * 10) / 10.0 - pad) / padLag;
    culture +=
        (padConductance * (pad - culture) - padConductance * roomPart * (culture - 22))
            / heatCapacity;
    delayed[at] = culture;
    at = (at + 1) % delayed.length;
    shownCulture += (delayed[at] - shownCulture) / 20;

    rock += Math.clamp(moved.rock - rock, -0.5, 0.5);
    double breaking = Math.max(0, (rock - 20) / 20);
    double kla = transfer * (3.5 * Math.pow(rock / 20, 0.753) + 59 * breaking * breaking) / 3600;
    double total = moved.air + moved.oxygen + moved.carbon + moved.nitrogen;
    double transferred = kla * (headOxygen / 0.21 * 100 - oxygenPercent);
    double seconds = total / 60 / 1000;
    double entering = GasMix.oxygenFraction(moved.air, moved.oxygen, moved.carbon, moved.nitrogen);
    headOxygen += (entering - headOxygen) * seconds;
    headOxygen -= transferred * 0.00187 * 25.45 / 1000;
    oxygenPercent = Math.max(0, oxygenPercent + transferred - uptake / 0.187 * 100 / 3600);
    shownOxygen += (oxygenPercent - shownOxygen) / 13;

    double dissolved = inorganicCarbon / (1 + Math.pow(10, ph - 6.1));
    double carbonTransferred = 0.9 * kla * (headCarbon * 713 * 0.0307 - dissolved);
    headCarbon += (moved.carbon / total - headCarbon) * seconds;
    headCarbon -= carbonTransferred * 25.45 / 1000;
    inorganicCarbon += carbonTransferred + uptake / 3600 + moved.base / 60;
    strongIons += moved.base / 60;
    ph = solvePh();
    shownPh += (ph - shownPh) / 20;
  }

  /// Charge balance of strong ions, bicarbonate, 5.6 mM phosphate and lactate.
  private double solvePh() {
    double low = 4;
    double high = 10;
    for (int i = 0; i < 30; i++) {
      double middle = (low + high) / 2;
      double bicarbonate = inorganicCarbon / (1 + Math.pow(10, 6.1 - middle));
      double phosphate = 5.6 / (1 + Math.pow(10, 6.8 - middle));
      if (strongIons - bicarbonate - phosphate - lactate > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
