package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.CellLines;
import org.cellstation.simulator.culture.FreeCells;
import org.cellstation.simulator.culture.TCells;
import org.cellstation.simulator.vessel.Vessel;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What leaves one vessel arrives in the other, and nothing is made or lost on the way.
final class VesselToVesselTest {
  /// Of what the two hold together.
  private static final double TIGHT = 1e-6;

  private static final double FLOW = 20;

  private final Plant seed = cultured(Vessels.rockingBag(2), 60);

  static java.util.stream.Stream<Vessel> receivers() {
    return java.util.stream.Stream.of(
        Vessels.rockingBag(2),
        Vessels.stirredTank(2),
        Vessels.hollowFibre(),
        Vessels.gasPermeable(1));
  }

  private static Plant cultured(Vessel vessel, double hours) {
    Course course = new Course(Course.in(vessel));
    course.run(hours, 1);
    Actuators pumps = course.plant.actuators();
    pumps.feedMillilitresPerMinute = 0;
    pumps.inoculumMillilitresPerMinute = 0;
    pumps.permeateMillilitresPerMinute = 0;
    pumps.baseMillilitresPerMinute = 0;
    pumps.antifoamMillilitresPerMinute = 0;
    // Without gas nothing evaporates, so that only the line carries heat.
    pumps.airMillilitresPerMinute = 0;
    pumps.oxygenMillilitresPerMinute = 0;
    pumps.carbonDioxideMillilitresPerMinute = 0;
    pumps.nitrogenMillilitresPerMinute = 0;
    return course.plant;
  }

  /// Ten minutes.
  private static void pump(Plant from, Plant to) {
    for (int i = 0; i < 600; i++) {
      from.actuators().harvestMillilitresPerMinute = FLOW;
      from.advance(1);
      to.advance(1);
      to.receive(from, from.harvested().litres());
    }
    from.actuators().harvestMillilitresPerMinute = 0;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("receivers")
  void cellsSolutesWaterAndHeatOfBothTogetherStay(Vessel vessel) {
    Plant to = cultured(vessel, 3.9);
    double[] before = books(seed, to);
    double[] leftBefore = crossed(seed, false);
    double[] comeBefore = crossed(to, true);
    double[] seedBefore = amounts(seed);
    double[] toBefore = amounts(to);
    double[] held = new double[before.length];
    for (int i = 0; i < held.length; i++) {
      held[i] = seedBefore[i] + toBefore[i];
    }
    pump(seed, to);
    double[] after = books(seed, to);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], after[i], TIGHT * (1e-9 + held[i]), "quantity " + i);
    }
    double[] gone = crossed(seed, false);
    double[] arrived = crossed(to, true);
    for (int i = 0; i < gone.length; i++) {
      double moved = gone[i] - leftBefore[i];
      assertEquals(
          moved, arrived[i] - comeBefore[i], TIGHT * (1e-9 + Math.abs(moved)), "moved " + i);
    }
    double[] left = amounts(seed);
    double[] come = amounts(to);
    assertEquals(0.2, seedBefore[Species.COUNT] - left[Species.COUNT], 0.02, "litres");
    assertTrue(left[Species.VIABLE] < 0.85 * seedBefore[Species.VIABLE], "cells left the seed");
    assertTrue(come[Species.VIABLE] > toBefore[Species.VIABLE] + 0.01, "and came to the other");
  }

  /// Each species, water and heat that went out of a vessel, or came in.
  private static double[] crossed(Plant plant, boolean in) {
    Ledger ledger = plant.ledger();
    double[] crossed = new double[Species.COUNT + 2];
    for (int i = 0; i < Species.COUNT; i++) {
      crossed[i] = in ? ledger.in(i) : ledger.out(i);
    }
    crossed[Species.COUNT] = in ? ledger.litresIn() : ledger.litresOut();
    crossed[Species.COUNT + 1] = in ? ledger.heatIn() : ledger.heatOut();
    return crossed;
  }

  /// Each species, water and heat in both vessels, less what the two made and exchanged with the
  /// room: what leaves one for the other cancels out of the sum.
  private static double[] books(Plant one, Plant two) {
    double[] sum = new double[Species.COUNT + 2];
    for (Plant plant : new Plant[] {one, two}) {
      Ledger ledger = plant.ledger();
      for (int i = 0; i < Species.COUNT; i++) {
        double dissolved =
            i == Species.OXYGEN
                ? ledger.oxygenDissolved()
                : i == Species.CARBON ? ledger.carbonDioxideDissolved() : 0;
        sum[i] += plant.inventory(i) + ledger.out(i) - ledger.in(i) - ledger.made(i) - dissolved;
      }
      sum[Species.COUNT] +=
          plant.millilitres() / 1000
              + ledger.litresEvaporated()
              + ledger.litresOut()
              - ledger.litresIn();
      sum[Species.COUNT + 1] +=
          plant.heatContent()
              + ledger.heatOut()
              - ledger.heatIn()
              - plant.heatSupplied()
              + plant.heatLost();
    }
    return sum;
  }

  private static double[] amounts(Plant plant) {
    double[] amounts = new double[Species.COUNT + 2];
    for (int i = 0; i < Species.COUNT; i++) {
      amounts[i] = plant.inventory(i);
    }
    amounts[Species.COUNT] = plant.millilitres() / 1000;
    amounts[Species.COUNT + 1] = plant.heatContent();
    return amounts;
  }

  @Test
  void theCellsAreWhatTheyWereInTheOtherVessel() {
    ((TCells) seed.culture()).transduce(3);
    for (int i = 0; i < 36_000; i++) {
      seed.advance(1);
    }
    Plant to = cultured(Vessels.stirredTank(2), 3.9);
    pump(seed, to);
    TCells there = (TCells) to.culture();
    TCells here = (TCells) seed.culture();
    assertTrue(here.activation() > 0.3, "activated: " + here.activation());
    assertEquals(here.activation(), there.activation(), 1e-3);
    assertEquals(here.transduced(), there.transduced(), 1e-3);
    assertEquals(here.diameter(), there.diameter(), 1e-2);
  }

  @Test
  void cellsThatMeetOthersAreTheMeanOfBoth() {
    Plant to = cultured(Vessels.rockingBag(2), 60);
    ((TCells) seed.culture()).transduce(3);
    pump(seed, to);
    double share = ((TCells) to.culture()).transduced();
    assertEquals(0, share, 1e-3, "the gene does not show yet");
    for (int i = 0; i < 3 * 86_400; i += 10) {
      to.advance(10);
      seed.advance(10);
    }
    share = ((TCells) to.culture()).transduced() / ((TCells) seed.culture()).transduced();
    assertTrue(share > 0.05 && share < 0.5, "share of the carriers: " + share);
  }

  @Test
  void whatLivesBesideTheCellsComesAlong() {
    seed.infect(1000);
    Plant to = cultured(Vessels.rockingBag(2), 3.9);
    pump(seed, to);
    assertTrue(to.microbes() > 0.1 * seed.microbes() && to.microbes() < seed.microbes());
  }

  @Test
  void anotherKindOfCellsIsRefused() {
    var others = new FreeCells(CellLines.CHO);
    assertThrows(IllegalArgumentException.class, () -> seed.culture().join(others, 0.5, 0.5));
  }
}
