package org.cellstation.simulator.chemistry;

/// pH from the balance of charges of a bicarbonate medium with phosphate and HEPES. Hydration of
/// CO2 takes seconds, so equilibrium is solved at each step: Newton in ln[H+] from the last answer,
/// usually one turn, safe by bisection on pH 4..10. Source: process.md 2.3.
public final class ChargeBalance {
  private static final double LN10 = StrictMath.log(10);
  private static final double PK_WATER = 13.62;
  private static final double PK_CARBONATE = 10.1;
  private static final double PK_PHOSPHATE = 6.8;
  private static final double PK_HEPES = 7.3;
  private static final double ACIDEST = -4 * LN10;
  private static final double MOST_BASIC = -10 * LN10;
  private static final double PRECISION = 1e-10;

  /// A Newton step in ln[H+] this short leaves an error of its square.
  private static final double SHORT = 1e-6;

  private static final double MOST_ACID = power(-4);
  private static final double LEAST_ACID = power(-10);

  private static final double WATER = power(-PK_WATER);
  private static final double PHOSPHATE = power(-PK_PHOSPHATE);
  private static final double HEPES = power(-PK_HEPES);

  private double k1 = power(-6.1);
  private double k1k2 = power(-6.1 - PK_CARBONATE);
  private double proton = power(-7.2);
  private double dissolved;
  private double gain;

  // Set by evaluate().
  private double charge;
  private double slope;
  private double acidity;

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
    return -StrictMath.log(proton) / LN10;
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
  public void solve(double strong, double carbon, double phosphate, double hepes) {
    double h = proton;
    for (int i = 0; i < 20; i++) {
      evaluate(h, strong, carbon, phosphate, hepes);
      double step = charge / slope;
      if (Math.abs(step) < SHORT) {
        dissolved -= dissolved * acidity * step;
        proton = h - h * step;
        return;
      }
      if (Math.abs(step) > 1) {
        step = Math.copySign(1, step);
      }
      // exp(-step), good to the third power: what is left is for the next turn.
      h *= (2 - step) / (2 + step);
      if (!(h >= LEAST_ACID && h <= MOST_ACID)) {
        h = Math.clamp(h, LEAST_ACID, MOST_ACID);
      }
    }
    proton = bisect(strong, carbon, phosphate, hepes);
    evaluate(proton, strong, carbon, phosphate, hepes);
  }

  private double bisect(double strong, double carbon, double phosphate, double hepes) {
    double basic = MOST_BASIC;
    double acid = ACIDEST;
    while (acid - basic > PRECISION) {
      double middle = (acid + basic) / 2;
      evaluate(StrictMath.exp(middle), strong, carbon, phosphate, hepes);
      if (charge > 0) {
        acid = middle;
      } else {
        basic = middle;
      }
    }
    return StrictMath.exp(acid);
  }

  /// Sum of charges at this proton activity, its derivative by ln[H+], CO2(aq), its derivative and
  /// its gain.
  private void evaluate(double h, double strong, double carbon, double phosphate, double hepes) {
    double inverse = 1 / h;
    double u = k1 * inverse;
    double w = k1k2 * inverse * inverse;
    double part = 1 / (1 + u + w);
    double perCarbon = (u + 2 * w) * part;
    double phosphateLeft = 1 / (1 + h * (1 / PHOSPHATE));
    double hepesLeft = 1 / (1 + h * (1 / HEPES));
    double protons = 1e3 * h;
    double hydroxyl = 1e3 * WATER * inverse;
    charge =
        strong
            + protons
            - hydroxyl
            - carbon * perCarbon
            - phosphate * phosphateLeft
            - hepes * hepesLeft;
    slope =
        protons
            + hydroxyl
            + carbon * (u + 4 * w + u * w) * part * part
            + phosphate * phosphateLeft * (1 - phosphateLeft)
            + hepes * hepesLeft * (1 - hepesLeft);
    acidity = perCarbon;
    dissolved = carbon * part;
    gain = part + dissolved * perCarbon * perCarbon / slope;
  }

  /// pH in equilibrium with a gas: the carbon adapts until CO2(aq) is as given.
  public double solveOpen(double strong, double dissolvedCo2, double phosphate, double hepes) {
    double basic = MOST_BASIC;
    double acid = ACIDEST;
    while (acid - basic > PRECISION) {
      double middle = (acid + basic) / 2;
      double h = StrictMath.exp(middle);
      double carbon = dissolvedCo2 * (1 + k1 / h + k1k2 / (h * h));
      evaluate(h, strong, carbon, phosphate, hepes);
      if (charge > 0) {
        acid = middle;
      } else {
        basic = middle;
      }
    }
    proton = StrictMath.exp(acid);
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
