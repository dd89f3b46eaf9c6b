package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.ChargeBalance;
import org.cellstation.simulator.chemistry.GasPhase;
import org.cellstation.simulator.chemistry.Solubility;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.Culture;
import org.cellstation.simulator.vessel.Transfer;

/// Oxygen and carbon dioxide between gas, liquid and cells during one step. Transfer, uptake and
/// the depletion of the gas are solved for together, implicitly and in closed form: stable at any
/// step, and exact for what is steady, which oxygen nearly always is. Source: process.md 2.1 to
/// 2.4.
final class Breathing {
  private final Contents contents;
  private final Transfer transfer;
  private final GasPhase gas;
  private final Ledger ledger;
  private final Culture culture;

  /// Of the liquid with the cells, and of the medium that breathes; one and the same but in fibres.
  private final ChargeBalance cellCharges = new ChargeBalance();

  private final ChargeBalance mediumCharges;

  private double oxygenSolubility;
  private double carbonDioxideSolubility;
  private double uptake;
  private double carbonMade;

  Breathing(Contents contents, Transfer transfer, GasPhase gas, Ledger ledger, Culture culture) {
    this.contents = contents;
    this.transfer = transfer;
    this.gas = gas;
    this.ledger = ledger;
    this.culture = culture;
    mediumCharges = contents.fibres ? new ChargeBalance() : cellCharges;
  }

  void temperature(double celsius) {
    oxygenSolubility = Solubility.oxygen(celsius);
    carbonDioxideSolubility = Solubility.carbonDioxide(celsius);
    cellCharges.temperature(celsius);
    mediumCharges.temperature(celsius);
  }

  double oxygenSolubility() {
    return oxygenSolubility;
  }

  double carbonDioxideSolubility() {
    return carbonDioxideSolubility;
  }

  /// mM/h, in the liquid of the cells.
  double uptake() {
    return uptake;
  }

  ChargeBalance cellCharges() {
    return cellCharges;
  }

  ChargeBalance mediumCharges() {
    return mediumCharges;
  }

  void solvePh() {
    solve(cellCharges, contents.cells.c);
    if (contents.fibres && contents.medium.litres > 0) {
      solve(mediumCharges, contents.medium.c);
    }
  }

  private static void solve(ChargeBalance charges, double[] c) {
    charges.solve(
        c[Species.STRONG_IONS] + c[Species.AMMONIUM] - c[Species.LACTATE],
        c[Species.CARBON],
        c[Species.PHOSPHATE],
        c[Species.HEPES]);
  }

  /// Nothing to breathe in: gas passes by.
  void rest() {
    uptake = 0;
    gas.settle(0, 0);
  }

  /// @param spargedOxygen,spargedCarbonDioxide partial pressures in the sparger, kPa
  void step(double hours, double spargedOxygen, double spargedCarbonDioxide) {
    boolean walled = contents.fibres && contents.medium.litres > 0;
    double inward = walled ? transfer.exchange() / contents.cells.litres : 0;
    double outward = walled ? transfer.exchange() / contents.medium.litres : 0;
    double oxygen = breathe(hours, inward, outward, walled, spargedOxygen);
    double carbon = exhale(hours, inward, outward, walled, spargedCarbonDioxide);
    double litres = contents.medium.litres;
    gas.settle(oxygen * litres, carbon * litres);
    ledger.dissolved(hours * oxygen * litres, hours * carbon * litres);
  }

  /// @return oxygen from the gas into the medium, mM/h
  private double breathe(
      double hours, double inward, double outward, boolean walled, double sparged) {
    double[] c = contents.cells.c;
    double before = c[Species.OXYGEN];
    double rate = culture.oxygenDemand() / (culture.oxygenHalf() + before);
    double alone = 1 / (1 + hours * (inward + rate));
    double free = before;
    double share = alone;
    if (walled) {
      free = contents.medium.c[Species.OXYGEN] + hours * outward * before * alone;
      share = 1 / (1 + hours * outward - hours * hours * inward * outward * alone);
    }
    // An empty loop carries nothing.
    double surface = contents.fibres && !walled ? 0 : transfer.oxygen();
    double bubbles = transfer.bubbleOxygen();
    double litres = contents.medium.litres;
    double dissolving = surface * oxygenSolubility;
    double flux =
        (dissolving * gas.oxygenOffer()
                + bubbles * oxygenSolubility * sparged
                - (surface + bubbles) * free * share)
            / (1 + dissolving * gas.yielding() * litres + (surface + bubbles) * hours * share);
    double after = (free + hours * flux) * share;
    if (walled) {
      contents.medium.c[Species.OXYGEN] = after;
      after = (before + hours * inward * after) * alone;
    }
    c[Species.OXYGEN] = after;
    uptake = rate * after;
    carbonMade = uptake * culture.respiratoryQuotient();
    double scale = hours * contents.cells.litres;
    ledger.made(Species.OXYGEN, -uptake * scale);
    ledger.made(Species.CARBON, carbonMade * scale);
    return flux;
  }

  /// @return carbon dioxide from the gas into the medium, mM/h
  private double exhale(
      double hours, double inward, double outward, boolean walled, double sparged) {
    double[] c = contents.cells.c;
    double made = c[Species.CARBON] + hours * carbonMade;
    if (contents.fibres && !walled) {
      c[Species.CARBON] = made;
      return 0;
    }
    double now = contents.medium.c[Species.CARBON];
    double free = made;
    double share = 1;
    double alone = 1;
    if (walled) {
      alone = 1 / (1 + hours * inward);
      free = now + hours * outward * made * alone;
      share = 1 / (1 + hours * outward - hours * hours * inward * outward * alone);
    }
    double surface = transfer.carbonDioxide();
    double bubbles = transfer.bubbleCarbonDioxide();
    double gain = mediumCharges.carbonDioxideGain();
    double dissolving = surface * carbonDioxideSolubility;
    double aqueous = mediumCharges.dissolvedCarbonDioxide() + gain * (free * share - now);
    double flux =
        (dissolving * gas.carbonDioxideOffer()
                + bubbles * carbonDioxideSolubility * sparged
                - (surface + bubbles) * aqueous)
            / (1
                + dissolving * gas.yielding() * contents.medium.litres
                + (surface + bubbles) * gain * hours * share);
    double after = (free + hours * flux) * share;
    if (after < 0) {
      // Not more can leave than is there.
      flux = -free / hours;
      after = 0;
    }
    contents.medium.c[Species.CARBON] = after;
    if (walled) {
      c[Species.CARBON] = (made + hours * inward * after) * alone;
    }
    return flux;
  }
}
