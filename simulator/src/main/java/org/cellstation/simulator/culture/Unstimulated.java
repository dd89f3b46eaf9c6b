package org.cellstation.simulator.culture;

import java.util.function.BooleanSupplier;

/// Cells that may come without their stimulus taking: a donor who fails to activate, a reagent that
/// was forgotten or is spent. What arrives then stays at rest.
public final class Unstimulated implements Culture {
  private final Culture cells;
  private final BooleanSupplier failing;

  /// @param failing asked when cells or a stimulus arrive
  public Unstimulated(Culture cells, BooleanSupplier failing) {
    this.cells = cells;
    this.failing = failing;
  }

  @Override
  public void arrive(double share) {
    if (!failing.getAsBoolean()) {
      cells.arrive(share);
    }
  }

  /// They had their stimulus, or not, where they come from.
  @Override
  public void join(Culture others, double share, double liquid) {
    cells.join(others instanceof Unstimulated wrapped ? wrapped.cells : others, share, liquid);
  }

  @Override
  public void house(double viable, double litres) {
    cells.house(viable, litres);
  }

  @Override
  public void houseAnew(double viable) {
    cells.houseAnew(viable);
  }

  /// A reagent that fails does so whenever it comes.
  @Override
  public void treat(Treatment treatment) {
    if (!(treatment instanceof Treatment.Stimulus && failing.getAsBoolean())) {
      cells.treat(treatment);
    }
  }

  @Override
  public void wash(Support medium, double share) {
    cells.wash(medium, share);
  }

  @Override
  public void environment(double celsius, double ph) {
    cells.environment(celsius, ph);
  }

  @Override
  public void stress(double osmolality, double dissipation, double kolmogorov) {
    cells.stress(osmolality, dissipation, kolmogorov);
  }

  @Override
  public void step(double[] c, double hours) {
    cells.step(c, hours);
  }

  @Override
  public double oxygenDemand() {
    return cells.oxygenDemand();
  }

  @Override
  public double oxygenHalf() {
    return cells.oxygenHalf();
  }

  @Override
  public double respiratoryQuotient() {
    return cells.respiratoryQuotient();
  }

  @Override
  public double growth() {
    return cells.growth();
  }

  @Override
  public double diameter() {
    return cells.diameter();
  }

  @Override
  public double cellDiameter() {
    return cells.cellDiameter();
  }

  @Override
  public double transduced() {
    return cells.transduced();
  }

  @Override
  public double attached() {
    return cells.attached();
  }

  @Override
  public Lineage lineage() {
    return cells.lineage();
  }
}
