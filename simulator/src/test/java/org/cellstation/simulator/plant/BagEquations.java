package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.ChargeBalance;
import org.cellstation.simulator.chemistry.Solubility;
import org.cellstation.simulator.chemistry.Species;

/// The rocking bag with T cells of the default donor as one system of differential equations,
/// written down from process.md 1.1 to 2.5 once more and without any of the plant's splitting: what
/// its steps are measured against. Time in h.
public final class BagEquations {
  /// Places of the state: L, 1e9/L, mM, shares, degC, and the two stages of activation.
  static final int LITRES = 0;

  static final int VIABLE = 1;
  static final int DEAD = 2;
  static final int GLUCOSE = 3;
  static final int GLUTAMINE = 4;
  static final int LACTATE = 5;
  static final int AMMONIUM = 6;
  static final int STRONG_IONS = 7;
  static final int CARBON = 8;
  static final int PHOSPHATE = 9;
  static final int HEPES = 10;
  static final int OTHER_SOLUTES = 11;
  static final int OXYGEN = 12;
  static final int GAS_OXYGEN = 13;
  static final int GAS_CARBON_DIOXIDE = 14;
  static final int CELSIUS = 15;
  static final int PAD = 16;
  static final int WATTS = 17;
  static final int STAGE_1 = 18;
  static final int STAGE_2 = 19;

  /// How many.
  public static final int STATES = 20;

  /// The species from VIABLE on, in the order of the state.
  static final int[] FOLLOWED = {
    Species.VIABLE,
    Species.DEAD,
    Species.GLUCOSE,
    Species.GLUTAMINE,
    Species.LACTATE,
    Species.AMMONIUM,
    Species.STRONG_IONS,
    Species.CARBON,
    Species.PHOSPHATE,
    Species.HEPES,
    Species.OTHER_SOLUTES,
    Species.OXYGEN
  };

  /// Room's, and the bag's of two litres.
  private static final double ROOM = 21;

  private static final double PRESSURE = 101.325;
  private static final double WATER = 4186;

  /// When the first cells came, h.
  public double seeded;

  /// mL/min.
  public double feed;

  public double permeate;
  public double harvest;
  public double air;
  public double oxygen;
  public double carbonDioxide;

  /// Rocks per minute.
  public double rock;

  /// W that the heater is told.
  public double heating;

  /// Of the feed by place of the state; not the gases' and heat's.
  public final double[] medium = new double[STATES];

  private final ChargeBalance charges = new ChargeBalance();
  private double pH;

  /// Of the last evaluation.
  public double ph() {
    return pH;
  }

  /// A state to begin with, and what drives it: two hours after seeding, at rest, perfused.
  public double[] example() {
    Plant plant = new Plant(PlantSettings.nominal(0));
    double[] c = plant.settings().medium().composition(0.5, 0.03, plant.feedOxygen());
    double[] y = new double[STATES];
    for (int i = 0; i < FOLLOWED.length; i++) {
      y[VIABLE + i] = c[FOLLOWED[i]];
      medium[VIABLE + i] = i < 2 ? 0 : c[FOLLOWED[i]];
    }
    y[LITRES] = 1;
    y[GAS_OXYGEN] = 0.18;
    y[GAS_CARBON_DIOXIDE] = 0.1;
    y[CELSIUS] = 37;
    y[PAD] = 40;
    y[WATTS] = 30;
    seeded = 4;
    feed = 0.5;
    permeate = 0.5;
    air = 200;
    carbonDioxide = 25;
    rock = 25;
    heating = 30;
    return y;
  }

  /// One step of the classical Runge-Kutta method.
  public void rungeKutta(double t, double h, double[] y, double[][] k, double[] at) {
    slopes(t, y, k[0]);
    for (int stage = 1; stage < 4; stage++) {
      double part = stage == 3 ? h : h / 2;
      for (int i = 0; i < STATES; i++) {
        at[i] = y[i] + part * k[stage - 1][i];
      }
      slopes(t + part, at, k[stage]);
    }
    for (int i = 0; i < STATES; i++) {
      y[i] += h / 6 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
    }
  }

  /// Time derivatives, 1/h.
  public void slopes(double t, double[] y, double[] out) {
    double litres = y[LITRES];
    double celsius = y[CELSIUS];
    double age = t - seeded;
    double vapour = Solubility.vapour(celsius);

    // Acid and base.
    charges.temperature(celsius);
    charges.solve(y[STRONG_IONS] + y[AMMONIUM] - y[LACTATE], y[CARBON], y[PHOSPHATE], y[HEPES]);
    pH = charges.ph();

    // Cells (1.1, 1.2).
    double viable = y[VIABLE];
    double glucose = y[GLUCOSE];
    double glutamine = y[GLUTAMINE];
    double turnover = Math.pow(2, (celsius - 37) / 10);
    double mu =
        0.060
            * y[STAGE_2]
            * (glucose / (0.5 + glucose))
            * (glutamine / (0.05 + glutamine))
            * (y[OXYGEN] / (0.006 + y[OXYGEN]))
            / (1 + Math.pow(y[LACTATE] / 43, 3))
            / (1 + Math.pow(y[AMMONIUM] / 6, 2))
            * Math.exp(-Math.pow((celsius - 37) / 3.1, 2))
            * Math.exp(-Math.pow((pH - 7.2) / 0.45, 2))
            * Math.exp(-Math.pow((osmolality(y) - 290) / 110, 2));
    double lactate4 = Math.pow(y[LACTATE], 4);
    double death =
        0.0010
            + 0.010 * lactate4 / (Math.pow(45, 4) + lactate4)
            + 0.03 * 0.0225 / (0.0225 + glucose * glucose)
            + 0.03 * 0.0005 / (0.0005 + y[OXYGEN])
            + (age < 36 ? 0.0015 : 0);
    double qGlucose = (mu + 0.045 * turnover) * glucose / (0.1 + glucose);
    double qGlutamine =
        mu / 2.2 * glutamine / (0.02 + glutamine)
            + 0.004 * turnover * glutamine / (0.02 + glutamine);
    double demand = (0.0117 * turnover + (0.020 - 0.0117) * mu / 0.060) * viable;
    double uptake = demand * y[OXYGEN] / (0.006 + y[OXYGEN]);

    // Gas (2.1, 2.2, 2.4).
    double diameter = 7 + 4.5 * Math.min(1, y[STAGE_2]);
    double dry = (viable + y[DEAD]) * Math.PI / 6 * Math.pow(diameter, 3) * 1e-3 * 0.26;
    double waves = Math.max(0, (rock - 20) / 20);
    double kLa =
        (3.5 * Math.pow(rock / 20, 0.753) + 59 * waves * waves * 0.75 * 0.75)
            * Math.pow(1 / litres, 0.7)
            * Math.pow(1.024, celsius - 20)
            / Math.sqrt(1 + 3.8e-5 * dry / 0.0007);
    double supplied = amount(air + oxygen + carbonDioxide);
    double outside = PRESSURE - vapour;
    // What the filter needs to let that much through; what cells take changes it by a thousandth.
    double pressure = outside + (air + oxygen + carbonDioxide) / 2000;
    double oxygenFlux = kLa * (Solubility.oxygen(celsius) * y[GAS_OXYGEN] * pressure - y[OXYGEN]);
    double carbonFlux =
        0.92
            * kLa
            * (Solubility.carbonDioxide(celsius) * y[GAS_CARBON_DIOXIDE] * pressure
                - charges.dissolvedCarbonDioxide());
    double space = 2 - litres;
    double gas = pressure * space / (0.02545 * PRESSURE);
    double inflow = feed * 0.06;
    double outflow = (permeate + harvest) * 0.06;
    double squeezed = pressure * (inflow - outflow) / (0.02545 * PRESSURE);
    double takenOxygen = oxygenFlux * litres;
    double takenCarbon = carbonFlux * litres;
    double vented = supplied - takenOxygen - takenCarbon + squeezed;
    double evaporated = vented * 0.2 * vapour / PRESSURE * 0.018015 / 1000;

    // Liquid (1.1).
    double growing = inflow - outflow - evaporated;
    for (int i = VIABLE; i <= OXYGEN; i++) {
      out[i] = (inflow * medium[i] - outflow * y[i] - growing * y[i]) / litres;
    }
    double clear = permeate * 0.06 / litres;
    out[LITRES] = growing;
    out[VIABLE] += (mu - death + clear) * viable;
    out[DEAD] += death * viable - 0.012 * y[DEAD] + clear * y[DEAD];
    out[GLUCOSE] -= qGlucose * viable;
    out[GLUTAMINE] -= qGlutamine * viable + 0.0045 * glutamine;
    out[LACTATE] += 1.75 * qGlucose * viable;
    out[AMMONIUM] += 0.8 * qGlutamine * viable + 0.0045 * glutamine;
    out[CARBON] += carbonFlux + uptake;
    out[OXYGEN] += oxygenFlux - uptake;
    double left = supplied - takenOxygen - takenCarbon;
    out[GAS_OXYGEN] =
        (amount(air) * 0.2095 + amount(oxygen) - takenOxygen - y[GAS_OXYGEN] * left) / gas;
    out[GAS_CARBON_DIOXIDE] =
        (amount(air) * 0.0004 + amount(carbonDioxide) - takenCarbon - y[GAS_CARBON_DIOXIDE] * left)
            / gas;

    // Heat (2.5).
    double own = uptake * litres / 3600 * 455 - evaporated * 1000 / 3600 * 2420;
    out[WATTS] = (heating - y[WATTS]) / 30 * 3600;
    out[PAD] = (y[WATTS] - 8 * (y[PAD] - celsius) - 0.3 * (y[PAD] - ROOM)) / 400 * 3600;
    out[CELSIUS] =
        (8 * (y[PAD] - celsius)
                - 1.5 * (celsius - ROOM)
                + own
                + inflow / 3600 * WATER * (ROOM - celsius))
            / (litres * WATER + 200)
            * 3600;

    // Activation (1.1).
    double stimulus = age < 72 ? 1 : 0;
    out[STAGE_1] =
        stimulus > y[STAGE_1] ? (stimulus - y[STAGE_1]) / 9.5 : (stimulus - y[STAGE_1]) / 140;
    out[STAGE_2] = (y[STAGE_1] - y[STAGE_2]) / 9.5;
  }

  private static double osmolality(double[] y) {
    return y[OTHER_SOLUTES]
        + y[GLUCOSE]
        + y[GLUTAMINE]
        + y[LACTATE]
        + y[AMMONIUM]
        + y[CARBON]
        + y[PHOSPHATE]
        + y[HEPES];
  }

  /// mmol/h of what flows in mL/min.
  private static double amount(double flow) {
    return flow * 0.06 / 0.02545;
  }
}
