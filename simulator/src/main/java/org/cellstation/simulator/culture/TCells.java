package org.cellstation.simulator.culture;

import static org.cellstation.simulator.chemistry.Species.AMMONIUM;
import static org.cellstation.simulator.chemistry.Species.DEAD;
import static org.cellstation.simulator.chemistry.Species.GLUCOSE;
import static org.cellstation.simulator.chemistry.Species.GLUTAMINE;
import static org.cellstation.simulator.chemistry.Species.LACTATE;
import static org.cellstation.simulator.chemistry.Species.OXYGEN;
import static org.cellstation.simulator.chemistry.Species.VIABLE;

/// T cells: growth, death, activation and turnover, integrated by Heun's method. Transport across
/// the border of the liquid is not its business. Source: process.md 1.1 and 1.2; all constants [F]
/// to published end points unless marked otherwise.
public final class TCells implements Culture {
  public static final double LACTATE_PER_GLUCOSE = 1.75;

  private static final double K_GLUCOSE = 0.5;
  private static final double K_GLUTAMINE = 0.05;
  private static final double K_OXYGEN = 0.006;
  private static final double K_AMMONIUM = 6;
  private static final double DEATH_BASE = 0.0010;
  private static final double DEATH_LACTATE = 0.010;
  private static final double DEATH_STARVING = 0.03;
  private static final double K_STARVING = 0.15;
  private static final double DEATH_ACTIVATION = 0.0015;
  private static final double ACTIVATION_DEATH_HOURS = 36;
  private static final double LYSIS = 0.012;
  private static final double CELLS_PER_GLUCOSE = 1.0;
  private static final double MAINTENANCE_GLUCOSE = 0.045;
  private static final double CELLS_PER_GLUTAMINE = 2.2;
  private static final double MAINTENANCE_GLUTAMINE = 0.004;
  private static final double AMMONIUM_PER_GLUTAMINE = 0.8;
  private static final double GLUTAMINE_DECAY = 0.0045;

  /// Uptake falls off below these, mM (1.1).
  private static final double K_UPTAKE_GLUCOSE = 0.1;

  private static final double K_UPTAKE_GLUTAMINE = 0.02;

  /// Death by lack of oxygen, 1/h and mM [U]; far below any working set-point.
  private static final double DEATH_ANOXIA = 0.03;

  private static final double K_ANOXIA = 0.0005;

  /// Respiratory quotient [G 0.9..1.05].
  private static final double CARBON_DIOXIDE_PER_OXYGEN = 1.0;

  /// Turnover doubles per 10 degC [G]; 1 at 37 degC.
  private static final double Q10_PER_KELVIN = StrictMath.log(2) / 10;

  /// VIABLE, DEAD, GLUCOSE, GLUTAMINE, LACTATE, AMMONIUM, first and second stage of activation.
  private static final int STATES = 8;

  private final Donor donor;
  private final boolean oxygenKills;
  private final double[] y = new double[STATES];
  private final double[] slope1 = new double[STATES];
  private final double[] slope2 = new double[STATES];
  private final double[] middle = new double[STATES];
  private double activation1;
  private double activation2;
  private double stimulatedHours = -1;
  private final double stimulusHours;
  private double growth;
  private double oxygenDemand;
  private double temperatureFactor = 1;
  private double turnoverFactor = 1;
  private double acidityFactor = 1;
  private double temperature = 37;
  private double acidity = 7.2;

  /// @param stimulusHours how long beads and cytokine act from the arrival of the first cells
  /// @param oxygenKills false only where the golden vectors ask for it
  public TCells(Donor donor, double stimulusHours, boolean oxygenKills) {
    this.donor = donor;
    this.stimulusHours = stimulusHours;
    this.oxygenKills = oxygenKills;
  }

  /// The first cells have come, with the stimulus.
  @Override
  public void arrive() {
    if (stimulatedHours < 0) {
      stimulatedHours = 0;
    }
  }

  /// Specific growth rate of the last step, 1/h.
  @Override
  public double growth() {
    return growth;
  }

  /// Oxygen demand of the last step when oxygen is plenty, mM/h.
  @Override
  public double oxygenDemand() {
    return oxygenDemand;
  }

  public static double oxygenLimitation(double oxygen) {
    return oxygen / (K_OXYGEN + oxygen);
  }

  @Override
  public double oxygenHalf() {
    return K_OXYGEN;
  }

  @Override
  public double respiratoryQuotient() {
    return CARBON_DIOXIDE_PER_OXYGEN;
  }

  public double activation() {
    return activation2;
  }

  /// Mean diameter, um: 7 resting, 11.5 as a blast [G].
  @Override
  public double diameter() {
    return 7 + (11.5 - 7) * activation2;
  }

  /// Environment from now on. Optimum 37 degC with a spread of 3.1 degC [L for CHO], pH 7.2 with
  /// 0.45 [U].
  @Override
  public void environment(double celsius, double ph) {
    if (Math.abs(celsius - temperature) > 0.01) {
      temperature = celsius;
      double off = (celsius - 37) / 3.1;
      temperatureFactor = StrictMath.exp(-off * off);
      turnoverFactor = StrictMath.exp(Q10_PER_KELVIN * (celsius - 37));
    }
    if (Math.abs(ph - acidity) > 0.001) {
      acidity = ph;
      double off = (ph - 7.2) / 0.45;
      acidityFactor = StrictMath.exp(-off * off);
    }
  }

  /// Lets the cells live for a while in a liquid of constant volume.
  @Override
  public void step(double[] c, double hours) {
    if (c[VIABLE] <= 0 && c[DEAD] <= 0) {
      c[AMMONIUM] += GLUTAMINE_DECAY * c[GLUTAMINE] * hours;
      c[GLUTAMINE] -= GLUTAMINE_DECAY * c[GLUTAMINE] * hours;
      growth = 0;
      oxygenDemand = 0;
      return;
    }
    System.arraycopy(c, 0, y, 0, 6);
    y[6] = activation1;
    y[7] = activation2;
    double age = Math.max(0, stimulatedHours);
    slopes(y, c[OXYGEN], age, slope1);
    for (int i = 0; i < STATES; i++) {
      middle[i] = Math.max(0, y[i] + hours * slope1[i]);
    }
    slopes(middle, c[OXYGEN], age + hours, slope2);
    for (int i = 0; i < 6; i++) {
      c[i] = Math.max(0, y[i] + hours / 2 * (slope1[i] + slope2[i]));
    }
    activation1 = y[6] + hours / 2 * (slope1[6] + slope2[6]);
    activation2 = y[7] + hours / 2 * (slope1[7] + slope2[7]);
    if (stimulatedHours >= 0) {
      stimulatedHours += hours;
    }
  }

  private void slopes(double[] s, double oxygen, double age, double[] out) {
    double viable = s[VIABLE];
    double glucose = s[GLUCOSE];
    double glutamine = s[GLUTAMINE];
    double lactate = s[LACTATE];
    double ammonium = s[AMMONIUM];
    double stimulus = stimulatedHours >= 0 && age < stimulusHours ? 1 : 0;

    double inhibition = lactate / donor.lactateHalfGrowth();
    double ammoniumPart = ammonium / K_AMMONIUM;
    double breathing = oxygenLimitation(oxygen);
    double mu =
        donor.muMax()
            * s[7]
            * glucose
            / (K_GLUCOSE + glucose)
            * glutamine
            / (K_GLUTAMINE + glutamine)
            * breathing
            / (1 + inhibition * inhibition * inhibition)
            / (1 + ammoniumPart * ammoniumPart)
            * temperatureFactor
            * acidityFactor;

    double l = lactate / donor.lactateHalfDeath();
    double l4 = l * l * l * l;
    double g2 = glucose * glucose;
    // Shear is left out: rocking up to 42/min stays below the threshold of damage [U].
    double death =
        DEATH_BASE
            + DEATH_LACTATE * l4 / (1 + l4)
            + DEATH_STARVING * K_STARVING * K_STARVING / (K_STARVING * K_STARVING + g2)
            + (oxygenKills ? DEATH_ANOXIA * K_ANOXIA / (K_ANOXIA + oxygen) : 0)
            + (age < ACTIVATION_DEATH_HOURS ? DEATH_ACTIVATION : 0);

    double glucoseRate =
        donor.glucoseFactor()
            * (mu / CELLS_PER_GLUCOSE + MAINTENANCE_GLUCOSE * turnoverFactor)
            * glucose
            / (K_UPTAKE_GLUCOSE + glucose);
    double glutamineRate =
        (mu / CELLS_PER_GLUTAMINE + MAINTENANCE_GLUTAMINE * turnoverFactor)
            * glutamine
            / (K_UPTAKE_GLUTAMINE + glutamine);

    out[VIABLE] = (mu - death) * viable;
    out[DEAD] = death * viable - LYSIS * s[DEAD];
    out[GLUCOSE] = -glucoseRate * viable;
    out[GLUTAMINE] = -glutamineRate * viable - GLUTAMINE_DECAY * glutamine;
    out[LACTATE] = LACTATE_PER_GLUCOSE * glucoseRate * viable;
    out[AMMONIUM] = AMMONIUM_PER_GLUTAMINE * glutamineRate * viable + GLUTAMINE_DECAY * glutamine;
    out[6] = stimulus > s[6] ? donor.kOn() * (stimulus - s[6]) : (stimulus - s[6]) / donor.tauOff();
    out[7] = donor.kOn() * (s[6] - s[7]);
    growth = mu;
    oxygenDemand =
        (donor.restingOxygen() * turnoverFactor
                + (donor.growingOxygen() - donor.restingOxygen()) * mu / donor.muMax())
            * viable;
  }
}
