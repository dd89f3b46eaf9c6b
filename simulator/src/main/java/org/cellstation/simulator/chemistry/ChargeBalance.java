package org.cellstation.simulator.chemistry;

/// pH from the balance of charges of a bicarbonate medium with phosphate and HEPES. Hydration of
/// CO2 takes seconds, so equilibrium is solved at each step: Newton in ln[H+] from the last answer,
/// safe by bisection on pH 4..10. Source: process.md 2.3.
public final class ChargeBalance {
  private static final double LN10 = StrictMath.log(10);
  private static final double PK_WATER = 13.62;
  private static final double PK_CARBONATE = 10.1;
  private static final double PK_PHOSPHATE = 6.8;
  private static final double PK_HEPES = 7.3;
  private static final double ACIDEST = -4 * LN10;
  private static final double MOST_BASIC = -10 * LN10;
  private static final double PRECISION = 1e-10;

  private static final double WATER = power(-PK_WATER);
  private static final double PHOSPHATE = power(-PK_PHOSPHATE);
  private static final double HEPES = power(-PK_HEPES);

  private double k1 = power(-6.1);
  private double k1k2 = power(-6.1 - PK_CARBONATE);
  private double lnProton = -7.2 * LN10;
  private double dissolved;
  private double gain;

  // Set by evaluate().
  private double charge;
  private double slope;

  private static double power(double exponent) {
    return StrictMath.exp(exponent * LN10);
  }

  /// pKa' 6.1 at 37 degC [L], -0.005 per degC [L, weak source].
  public void temperature(double celsius) {
    double pk = 6.1 - 0.005 * (celsius - 37);
    k1 = power(-pk);
    k1k2 = power(-pk - PK_CARBONATE);
  }

  public double ph() {
    return -lnProton / LN10;
  }

  /// CO2(aq) of the last solution, mM.
  public double dissolvedCarbonDioxide() {
    return dissolved;
  }

  /// How much of a little added carbon stays CO2(aq), with the pH following: 0..1.
  public double carbonDioxideGain() {
    return gain;
  }

  /// @param strong net strong charge: SID + NH4 - lactate, mM
  /// @param carbon total inorganic carbon, mM
  /// @return pH
  public double solve(double strong, double carbon, double phosphate, double hepes) {
    double x = lnProton;
    for (int i = 0; i < 20; i++) {
      evaluate(x, strong, carbon, phosphate, hepes);
      double step = Math.clamp(charge / slope, -1, 1);
      x = Math.clamp(x - step, MOST_BASIC, ACIDEST);
      if (Math.abs(step) < PRECISION) {
        lnProton = x;
        return ph();
      }
    }
    lnProton = bisect(strong, carbon, phosphate, hepes);
    return ph();
  }

  private double bisect(double strong, double carbon, double phosphate, double hepes) {
    double basic = MOST_BASIC;
    double acid = ACIDEST;
    while (acid - basic > PRECISION) {
      double middle = (acid + basic) / 2;
      evaluate(middle, strong, carbon, phosphate, hepes);
      if (charge > 0) {
        acid = middle;
      } else {
        basic = middle;
      }
    }
    return acid;
  }

  /// Sum of charges at this proton activity, its derivative by ln[H+], CO2(aq) and its gain.
  private void evaluate(double x, double strong, double carbon, double phosphate, double hepes) {
    double h = StrictMath.exp(x);
    double u = k1 / h;
    double w = k1k2 / (h * h);
    double d = 1 + u + w;
    double perCarbon = (u + 2 * w) / d;
    double rp = h / PHOSPHATE;
    double rh = h / HEPES;
    double protons = 1e3 * h;
    double hydroxyl = 1e3 * WATER / h;
    charge =
        strong + protons - hydroxyl - carbon * perCarbon - phosphate / (1 + rp) - hepes / (1 + rh);
    slope =
        protons
            + hydroxyl
            + carbon * (u + 4 * w + u * w) / (d * d)
            + phosphate * rp / ((1 + rp) * (1 + rp))
            + hepes * rh / ((1 + rh) * (1 + rh));
    dissolved = carbon / d;
    gain = 1 / d + carbon * (u + 2 * w) / (d * d) * perCarbon / slope;
  }

  /// pH in equilibrium with a gas: the carbon adapts until CO2(aq) is as given.
  public double solveOpen(double strong, double dissolvedCo2, double phosphate, double hepes) {
    double basic = MOST_BASIC;
    double acid = ACIDEST;
    while (acid - basic > PRECISION) {
      double middle = (acid + basic) / 2;
      double h = StrictMath.exp(middle);
      double carbon = dissolvedCo2 * (1 + k1 / h + k1k2 / (h * h));
      evaluate(middle, strong, carbon, phosphate, hepes);
      if (charge > 0) {
        acid = middle;
      } else {
        basic = middle;
      }
    }
    lnProton = acid;
    return ph();
  }

  /// Strong-ion difference of a medium that holds this much bicarbonate at this CO2(aq).
  public double strongIonsFor(
      double bicarbonate, double dissolvedCo2, double phosphate, double hepes, double lactate) {
    double h = k1 * dissolvedCo2 / bicarbonate;
    return bicarbonate
        + 2 * bicarbonate * (k1k2 / k1) / h
        + 1e3 * WATER / h
        - 1e3 * h
        + phosphate / (1 + h / PHOSPHATE)
        + hepes / (1 + h / HEPES)
        + lactate;
  }

  /// Total carbon of that medium.
  public double carbonFor(double bicarbonate, double dissolvedCo2) {
    double h = k1 * dissolvedCo2 / bicarbonate;
    return dissolvedCo2 + bicarbonate * (1 + (k1k2 / k1) / h);
  }
}
