package org.cellstation.simulator.validation;

import org.cellstation.simulator.chemistry.Solubility;
import org.cellstation.simulator.vessel.Aeration;
import org.cellstation.simulator.vessel.Transfer;

/// How much oxygen the stage of a run can bring, and how hard it stirs. One thread.
final class Aerated {
  /// kg of dry matter in 1e12 cells [G].
  private static final double DRY = 0.2;

  /// Kinematic viscosity of medium at 37 degC, m2/s [G].
  private static final double VISCOSITY = 0.7e-6;

  /// Nothing is sealed that well, 1/h [G].
  private static final double LEAST = 1e-3;

  private final Stage stage;
  private final double dryPressure;
  private final double solubility;
  private final double full;
  private double transfer;
  private double dissipation;
  private double kolmogorov;
  private double exchange;

  Aerated(Stage stage) {
    this.stage = stage;
    dryPressure = Solubility.STANDARD_PRESSURE - Solubility.vapour(stage.celsius());
    solubility = Solubility.oxygen(stage.celsius());
    // 100 % is humid air at 37 degC, at which probes are calibrated.
    full =
        Solubility.AIR_OXYGEN
            * (Solubility.STANDARD_PRESSURE - Solubility.vapour(37))
            * Solubility.oxygen(37);
    transfer = stage.transfer();
    dissipation = stage.dissipation();
    kolmogorov =
        dissipation > 0
            ? 1e6 * StrictMath.pow(VISCOSITY * VISCOSITY * VISCOSITY / dissipation, 0.25)
            : Double.POSITIVE_INFINITY;
  }

  /// Oxygen at 100 %, mM.
  double full() {
    return full;
  }

  double dissipation() {
    return dissipation;
  }

  double kolmogorov() {
    return kolmogorov;
  }

  /// Through the wall of fibres, L/h.
  double exchange() {
    return exchange;
  }

  /// The filling and its cells have changed a little.
  ///
  /// @param cells 1e9/L
  void refresh(double litres, double cells) {
    if (stage.housing().isEmpty()) {
      return;
    }
    Stage.Housing housing = stage.housing().get();
    var model = new Transfer(housing.vessel());
    model.temperature(stage.celsius());
    model.refresh(
        housing.rate(), litres, housing.sparge(), Solubility.STANDARD_PRESSURE, 1, DRY * cells);
    transfer = model.oxygen() + model.bubbleOxygen();
    if (housing.vessel().aeration() instanceof Aeration.Fibres fibres) {
      // Oxygenator and wall of the fibres one behind the other, L/h.
      double oxygenator = model.oxygen() * fibres.loopLitres();
      exchange = model.exchange();
      transfer = oxygenator * exchange / (oxygenator + exchange) / litres;
    }
    transfer = Math.max(LEAST, transfer);
    dissipation = model.dissipation();
    kolmogorov = model.kolmogorov();
  }

  /// Oxygen where transfer and uptake meet, or the set-point where it can be held, mM.
  ///
  /// @param demand mM/h when oxygen is plenty
  /// @param half of the demand at this, mM
  double oxygen(double demand, double half) {
    if (!stage.holdsOxygen()) {
      return meeting(stage.gasOxygen(), demand, half);
    }
    double wanted = stage.oxygenPercent() / 100 * full;
    return stage.housing().isEmpty() ? wanted : Math.min(wanted, meeting(1, demand, half));
  }

  private double meeting(double share, double demand, double half) {
    double saturated = share * dryPressure * solubility;
    double b = demand / transfer + half - saturated;
    double root = Math.sqrt(b * b + 4 * half * saturated);
    // The same root twice, each where it loses no digits.
    return b > 0 ? 2 * half * saturated / (root + b) : (root - b) / 2;
  }
}
