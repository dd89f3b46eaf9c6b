package org.cellstation.simulator.chemistry;

/// Gas over the liquid, well mixed: moles of oxygen, carbon dioxide and nitrogen, and the pressure
/// that they make. Implicit, so that any step is stable, and exact in moles, so that balances
/// close. Each step is {@link #supply} (what comes in), then transfer to the liquid by {@link
/// #oxygenOffer} and the like, then {@link #settle}. Source: process.md 2.4, F_out by the balance
/// of all gases.
public final class GasPhase {
  /// kPa L/mmol at 37 degC, from the molar volume of 2.4.
  private static final double GAS_CONSTANT =
      Solubility.LITRES_PER_MMOL * Solubility.STANDARD_PRESSURE;

  private static final double MILLILITRES_PER_MINUTE =
      1000 * Solubility.LITRES_PER_MMOL / 60; // from mmol/h

  /// What a relief valve or a torn seam lets through, mmol/h per kPa [U].
  private static final double RELIEF = 20_000 / MILLILITRES_PER_MINUTE;

  private double oxygen;
  private double carbonDioxide;
  private double nitrogen;
  private double gauge;
  private double vented;
  private double taken;

  // Of the step that is under way: hours, mmol/h, L, kPa.
  private double hours;
  private double oxygenIn;
  private double carbonDioxideIn;
  private double nitrogenIn;
  private double perMole;
  private double kept;
  private double dryOutside;
  private double conductance;
  private double burst;

  /// How much of an overpressure is left at the end of a step, with the filter open.
  private double response;

  /// Filled with air that holds this much carbon dioxide, at rest with the room.
  ///
  /// @param vapour over the liquid, kPa
  public GasPhase(double litres, double carbonDioxideShare, double vapour) {
    double all = litres * (Solubility.STANDARD_PRESSURE - vapour) / GAS_CONSTANT;
    oxygen = all * Solubility.AIR_OXYGEN;
    carbonDioxide = all * carbonDioxideShare;
    nitrogen = all - oxygen - carbonDioxide;
    perMole = GAS_CONSTANT / litres;
  }

  /// What comes in during the next step.
  ///
  /// @param oxygenFlow,carbonDioxideFlow,nitrogenFlow mmol/h
  /// @param litres space that the gas has
  /// @param dryPressure of the room less the vapour over the liquid, kPa
  /// @param exhaust what the filter lets through, mL/min per kPa
  /// @param burstKilopascal gauge pressure from which gas escapes anyway
  public void supply(
      double dtHours,
      double oxygenFlow,
      double carbonDioxideFlow,
      double nitrogenFlow,
      double litres,
      double dryPressure,
      double exhaust,
      double burstKilopascal) {
    hours = dtHours;
    oxygenIn = oxygenFlow;
    carbonDioxideIn = carbonDioxideFlow;
    nitrogenIn = nitrogenFlow;
    perMole = GAS_CONSTANT / litres;
    dryOutside = dryPressure;
    conductance = exhaust / MILLILITRES_PER_MINUTE;
    burst = burstKilopascal;
    response = 1 / (1 + hours * conductance * perMole);
    // How much of the gas is still there at the end, by the transfer of the step before.
    double all =
        oxygen
            + carbonDioxide
            + nitrogen
            + hours * (oxygenFlow + carbonDioxideFlow + nitrogenFlow - taken);
    double out = hours * leaving(all);
    kept = out <= 0 ? 1 : out < all ? (all - out) / all : 0;
  }

  private double total() {
    return oxygen + carbonDioxide + nitrogen;
  }

  /// mmol/h through the filter at the end of a step in which this much would be there without;
  /// negative when room air is drawn in.
  private double leaving(double all) {
    double over = all * perMole - dryOutside;
    double pressure = over * response;
    if (pressure > burst) {
      pressure =
          (over + hours * RELIEF * perMole * burst)
              / (1 + hours * (conductance + RELIEF) * perMole);
      return conductance * pressure + RELIEF * (pressure - burst);
    }
    return conductance * pressure;
  }

  /// Partial pressure of oxygen at the end of the step if the liquid took none, kPa.
  public double oxygenOffer() {
    return perMole * kept * (oxygen + hours * oxygenIn);
  }

  /// The same for carbon dioxide.
  public double carbonDioxideOffer() {
    return perMole * kept * (carbonDioxide + hours * carbonDioxideIn);
  }

  /// By how much that falls for each mmol/h that the liquid takes.
  public double yielding() {
    return perMole * kept * hours;
  }

  /// Ends the step.
  ///
  /// @param oxygenTaken,carbonDioxideTaken by the liquid, mmol/h
  public void settle(double oxygenTaken, double carbonDioxideTaken) {
    taken = oxygenTaken + carbonDioxideTaken;
    oxygen += hours * (oxygenIn - oxygenTaken);
    carbonDioxide += hours * (carbonDioxideIn - carbonDioxideTaken);
    nitrogen += hours * nitrogenIn;
    double all = total();
    vented = leaving(all);
    if (vented >= 0) {
      double left = 1 - hours * vented / all;
      oxygen *= left;
      carbonDioxide *= left;
      nitrogen *= left;
    } else {
      double drawn = -hours * vented;
      oxygen += drawn * Solubility.AIR_OXYGEN;
      carbonDioxide += drawn * Solubility.AIR_CARBON_DIOXIDE;
      nitrogen += drawn * (1 - Solubility.AIR_OXYGEN - Solubility.AIR_CARBON_DIOXIDE);
    }
    gauge = (all - hours * vented) * perMole - dryOutside;
  }

  /// Dry share.
  public double oxygen() {
    return oxygen / total();
  }

  /// Dry share.
  public double carbonDioxide() {
    return carbonDioxide / total();
  }

  /// kPa.
  public double oxygenPressure() {
    return oxygen * perMole;
  }

  /// Over the room, kPa.
  public double gauge() {
    return gauge;
  }

  /// Gas that left through the filter in the last step, mL/min; 0 when it drew room air in.
  public double outflow() {
    return Math.max(0, vented) * MILLILITRES_PER_MINUTE;
  }

  /// Gas that left in the last step, mmol/h; negative when room air came in.
  public double vented() {
    return vented;
  }

  /// mmol.
  public double oxygenAmount() {
    return oxygen;
  }

  /// mmol.
  public double carbonDioxideAmount() {
    return carbonDioxide;
  }

  /// mmol.
  public double nitrogenAmount() {
    return nitrogen;
  }

  /// mL/min in mmol/h.
  public static double amount(double millilitresPerMinute) {
    return millilitresPerMinute / MILLILITRES_PER_MINUTE;
  }
}
