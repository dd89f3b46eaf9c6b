package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.Liquid;
import org.cellstation.simulator.chemistry.Species;

/// What has crossed the border of the vessel and what cells have made since the start, so that
/// every balance can be checked: start + in - out + made = now, for every species, for water, gases
/// and heat. Amounts in mmol (1e9 for cells, mL for antifoam), volumes in L, heat in J above 0
/// degC. Written by the plant, read by whoever has its thread.
public final class Ledger {
  private final double[] in = new double[Species.COUNT];
  private final double[] out = new double[Species.COUNT];
  private final double[] made = new double[Species.COUNT];
  private final double[] before = new double[Species.COUNT];
  private double litresIn;
  private double litresOut;
  private double litresEvaporated;
  private double heatIn;
  private double heatOut;
  private double oxygenSupplied;
  private double oxygenVented;
  private double carbonDioxideSupplied;
  private double carbonDioxideVented;
  private double nitrogenSupplied;
  private double nitrogenVented;
  private double oxygenDissolved;
  private double carbonDioxideDissolved;

  Ledger() {}

  void brought(double[] c, double litres, double joule) {
    litresIn += litres;
    heatIn += joule;
    for (int i = 0; i < Species.COUNT; i++) {
      in[i] += c[i] * litres;
    }
  }

  /// @param passed share of the cells that leaves with the liquid
  void taken(double[] c, double litres, double passed, double joule) {
    litresOut += litres;
    heatOut += joule;
    for (int i = 0; i < Species.COUNT; i++) {
      out[i] += c[i] * litres;
    }
    double held = (1 - passed) * litres;
    out[Species.VIABLE] -= c[Species.VIABLE] * held;
    out[Species.DEAD] -= c[Species.DEAD] * held;
  }

  void evaporated(double litres, double joule) {
    litresEvaporated += litres;
    heatOut += joule;
  }

  void beforeReaction(Liquid liquid) {
    System.arraycopy(liquid.c, 0, before, 0, Species.COUNT);
  }

  void afterReaction(Liquid liquid) {
    for (int i = 0; i < Species.COUNT; i++) {
      made[i] += (liquid.c[i] - before[i]) * liquid.litres;
    }
  }

  void made(int species, double amount) {
    made[species] += amount;
  }

  void supplied(double oxygen, double carbonDioxide, double nitrogen) {
    oxygenSupplied += oxygen;
    carbonDioxideSupplied += carbonDioxide;
    nitrogenSupplied += nitrogen;
  }

  void vented(double oxygen, double carbonDioxide, double nitrogen) {
    oxygenVented += oxygen;
    carbonDioxideVented += carbonDioxide;
    nitrogenVented += nitrogen;
  }

  void dissolved(double oxygen, double carbonDioxide) {
    oxygenDissolved += oxygen;
    carbonDioxideDissolved += carbonDioxide;
  }

  /// Through pumps and holes.
  public double in(int species) {
    return in[species];
  }

  /// Through pumps and holes.
  public double out(int species) {
    return out[species];
  }

  /// By cells and decay; negative for what was used up.
  public double made(int species) {
    return made[species];
  }

  public double litresIn() {
    return litresIn;
  }

  public double litresOut() {
    return litresOut;
  }

  public double litresEvaporated() {
    return litresEvaporated;
  }

  /// With liquids that came.
  public double heatIn() {
    return heatIn;
  }

  /// With liquids and water that went.
  public double heatOut() {
    return heatOut;
  }

  public double oxygenSupplied() {
    return oxygenSupplied;
  }

  public double oxygenVented() {
    return oxygenVented;
  }

  public double carbonDioxideSupplied() {
    return carbonDioxideSupplied;
  }

  public double carbonDioxideVented() {
    return carbonDioxideVented;
  }

  public double nitrogenSupplied() {
    return nitrogenSupplied;
  }

  public double nitrogenVented() {
    return nitrogenVented;
  }

  /// From gas into liquid.
  public double oxygenDissolved() {
    return oxygenDissolved;
  }

  /// From gas into liquid.
  public double carbonDioxideDissolved() {
    return carbonDioxideDissolved;
  }
}
