package org.cellstation.simulator.culture;

/// Whatever lives in a well mixed liquid. It owns what cells own (activation, attachment, size) and
/// changes the liquid's composition; transport across the border of the liquid and the exchange of
/// gas are not its business. All it owns is counted per viable cell, so that dilution, drawing and
/// filtering between two steps need no word to it. Single-threaded, as the plant.
public interface Culture {
  /// Cells have come into the vessel, with whatever came with them.
  ///
  /// @param share of the viable cells now in the vessel that are the newcomers, 0..1
  void arrive(double share);

  /// The first cells have come.
  default void arrive() {
    arrive(1);
  }

  /// Cells of another vessel have come in, with all that they own there.
  ///
  /// @param others the culture they come from, of the same kind
  /// @param cells share of the viable cells now in the vessel that are the newcomers, 0..1
  /// @param liquid share of the liquid now in the vessel that came with them, 0..1
  /// @throws IllegalArgumentException for another kind of cells
  void join(Culture others, double cells, double liquid);

  /// So many viable cells share what their vessel offers them; told before each step.
  ///
  /// @param viable in all of the vessel, 1e9
  /// @param litres of it that are well mixed, and live by the step
  default void house(double viable, double litres) {}

  /// For cells that have all of it, as in a vessel that is taken over: nothing has left with
  /// others.
  default void houseAnew(double viable) {}

  /// What is done to them.
  default void treat(Treatment treatment) {}

  /// Fresh medium has come in.
  ///
  /// @param medium what it does for cells
  /// @param share of the liquid now in the vessel that it is, 0..1
  default void wash(Support medium, double share) {}

  /// The environment from now on.
  void environment(double celsius, double ph);

  /// What else acts on cells from now on; told with every environment.
  ///
  /// @param osmolality mOsm/kg
  /// @param dissipation turbulent energy, W/kg, averaged over the vessel
  /// @param kolmogorov size of the smallest eddies, um; infinite in a liquid at rest
  default void stress(double osmolality, double dissipation, double kolmogorov) {}

  /// Lives for a while in a liquid of constant volume. Oxygen and carbon are left to the plant.
  ///
  /// @param c composition by {@link org.cellstation.simulator.chemistry.Species}
  void step(double[] c, double hours);

  /// Oxygen demand of the last step when oxygen is plenty, mM/h.
  double oxygenDemand();

  /// Oxygen at which half of the demand is taken up, mM.
  double oxygenHalf();

  /// CO2 made for each O2 taken up.
  double respiratoryQuotient();

  /// Specific growth rate of the last step, 1/h.
  double growth();

  /// Mean diameter, um, of what a microscope shows: single cells, or whole aggregates.
  double diameter();

  /// Mean diameter of one cell, um: what capacitance and filters see.
  default double cellDiameter() {
    return diameter();
  }

  /// Share of the viable cells that carry the transferred gene and show it, 0..1; `NaN` for cells
  /// that take none up.
  default double transduced() {
    return Double.NaN;
  }

  /// Share of the viable cells that are attached to what they grow on, 0..1; `NaN` for cells that
  /// need no hold.
  default double attached() {
    return Double.NaN;
  }

  /// What stem cells have become.
  default Lineage lineage() {
    return Lineage.NONE;
  }
}
