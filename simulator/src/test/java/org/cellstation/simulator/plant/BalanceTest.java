package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.CellLine;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.vessel.Vessel;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  static Stream<Arguments> inhabited() {
    return vessels()
        .flatMap(vessel -> Stream.of(CultureKind.values()).map(kind -> Arguments.of(vessel, kind)));
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("inhabited")
  void everythingIsAccountedForOverFourteenDays(Vessel vessel, CultureKind kind) {
    Course course = new Course(Course.in(vessel, kind));
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
    double alive = kind == CultureKind.T_CELLS ? 1 : 0;
    assertTrue(plant.viable() > alive, "it lives: " + plant.viable());

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
  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("inhabited")
  void whatCellsMakeIsInProportionToWhatTheyUse(Vessel vessel, CultureKind kind) {
    Course course = new Course(Course.in(vessel, kind));
    course.run(14 * 24, 10);
    Ledger made = course.plant.ledger();
    double glucose = -made.made(Species.GLUCOSE);
    // But for what is taken up again where glucose came to its end.
    CellLine.Turnover turnover = kind.line().turnover();
    double taken = turnover.lactatePerGlucose() * glucose - made.made(Species.LACTATE);
    assertTrue(taken > -TIGHT * glucose && taken < 1e-3 * glucose, "lactate " + taken);
    double oxygen = -made.made(Species.OXYGEN);
    assertEquals(oxygen, made.made(Species.CARBON), TIGHT * oxygen);
    double glutamine = -made.made(Species.GLUTAMINE);
    double ammonium = made.made(Species.AMMONIUM);
    // Some of it is taken up again by the cells of the reference set.
    double least = turnover.ammoniumTaken() > 0 ? 0 : turnover.ammoniumPerGlutamine() * glutamine;
    assertTrue(ammonium >= least && ammonium <= glutamine, "ammonium " + ammonium);
    for (int inert :
        new int[] {Species.STRONG_IONS, Species.PHOSPHATE, Species.HEPES, Species.OTHER_SOLUTES}) {
      assertEquals(0, made.made(inert), "species " + inert);
    }
  }
}
