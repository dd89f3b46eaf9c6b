package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.TCells;
import org.cellstation.simulator.vessel.Vessel;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes in has to be there or to have gone out: every species, charge, water, gases and heat,
/// in every vessel, over 14 days of feeding, perfusion, bleeding, base, antifoam and evaporation.
final class BalanceTest {
  /// Of what was turned over.
  private static final double TIGHT = 1e-6;

  static Stream<Vessel> vessels() {
    return Stream.of(
        Vessels.rockingBag(2),
        Vessels.rockingBag(50),
        Vessels.stirredTank(0.25),
        Vessels.stirredTank(2),
        Vessels.stirredTank(50),
        Vessels.hollowFibre(),
        Vessels.gasPermeable(1),
        Vessels.gasPermeableBag(0.5));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vessels")
  void everythingIsAccountedForOverFourteenDays(Vessel vessel) {
    Course course = new Course(Course.in(vessel));
    Plant plant = course.plant;
    double litres = plant.millilitres() / 1000;
    double heat = plant.heatContent();
    double[] gas = gas(plant);
    double[] start = new double[Species.COUNT];
    for (int i = 0; i < Species.COUNT; i++) {
      start[i] = plant.inventory(i);
    }
    course.run(14 * 24, 10);
    Ledger ledger = plant.ledger();
    assertTrue(plant.viable() > 1, "it lives: " + plant.viable());

    for (int i = 0; i < Species.COUNT; i++) {
      double dissolved =
          i == Species.OXYGEN
              ? ledger.oxygenDissolved()
              : i == Species.CARBON ? ledger.carbonDioxideDissolved() : 0;
      closes(
          "species " + i,
          start[i],
          ledger.in(i) + ledger.made(i) + dissolved - ledger.out(i),
          plant.inventory(i),
          ledger.in(i) + Math.abs(ledger.made(i)));
    }
    closes(
        "water",
        litres,
        ledger.litresIn() - ledger.litresOut() - ledger.litresEvaporated(),
        plant.millilitres() / 1000,
        ledger.litresIn());
    closes(
        "heat",
        heat,
        ledger.heatIn() - ledger.heatOut() + plant.heatSupplied() - plant.heatLost(),
        plant.heatContent(),
        ledger.heatIn() + plant.heatLost());
    double[] supplied = {
      ledger.oxygenSupplied(), ledger.carbonDioxideSupplied(), ledger.nitrogenSupplied()
    };
    double[] left = {
      ledger.oxygenVented() + ledger.oxygenDissolved(),
      ledger.carbonDioxideVented() + ledger.carbonDioxideDissolved(),
      ledger.nitrogenVented()
    };
    double[] now = gas(plant);
    for (int i = 0; i < now.length; i++) {
      closes("gas " + i, gas[i], supplied[i] - left[i], now[i], supplied[i]);
    }
  }

  private static double[] gas(Plant plant) {
    return new double[] {
      plant.gas().oxygenAmount(), plant.gas().carbonDioxideAmount(), plant.gas().nitrogenAmount()
    };
  }

  private static void closes(
      String what, double start, double change, double now, double turnover) {
    assertEquals(start + change, now, TIGHT * (turnover + Math.abs(start) + 1e-9), what);
  }

  /// The model's yields hold for all that was made, so carbon and nitrogen are neither made nor
  /// lost by the way it is solved: glucose to lactate by YLG, glutamine to ammonium between YAQ and
  /// 1, oxygen to CO2 by RQ, and no charge out of nothing.
  @ParameterizedTest(name = "{0}")
  @MethodSource("vessels")
  void whatCellsMakeIsInProportionToWhatTheyUse(Vessel vessel) {
    Course course = new Course(Course.in(vessel));
    course.run(14 * 24, 10);
    Ledger made = course.plant.ledger();
    double glucose = -made.made(Species.GLUCOSE);
    assertEquals(TCells.LACTATE_PER_GLUCOSE * glucose, made.made(Species.LACTATE), TIGHT * glucose);
    double oxygen = -made.made(Species.OXYGEN);
    assertEquals(oxygen, made.made(Species.CARBON), TIGHT * oxygen);
    double glutamine = -made.made(Species.GLUTAMINE);
    double ammonium = made.made(Species.AMMONIUM);
    assertTrue(ammonium >= 0.8 * glutamine && ammonium <= glutamine, "ammonium " + ammonium);
    for (int inert :
        new int[] {Species.STRONG_IONS, Species.PHOSPHATE, Species.HEPES, Species.OTHER_SOLUTES}) {
      assertEquals(0, made.made(inert), "species " + inert);
    }
  }
}
