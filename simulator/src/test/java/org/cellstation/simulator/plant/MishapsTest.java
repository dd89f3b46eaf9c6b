package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.chemistry.Additive;
import org.cellstation.simulator.chemistry.Gas;
import org.cellstation.simulator.vessel.Vessel;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.api.Test;

/// What the plant does when something is wrong with it (process.md 2.6).
final class MishapsTest {
  private final Plant plant = seeded(Vessels.rockingBag(2));
  private final Actuators a = plant.actuators();
  private final Mishaps m = plant.mishaps();

  private static Plant seeded(Vessel vessel) {
    Plant plant =
        new Plant(
            PlantSettings.nominal(0)
                .with(vessel)
                .seeded(30, 0.95)
                .withBase(Additive.BICARBONATE, 0.02));
    Actuators a = plant.actuators();
    a.airMillilitresPerMinute = 200;
    a.rockPerMinute = 20;
    a.stirPerMinute = 160;
    a.heaterPercent = 60;
    a.feedMillilitresPerMinute = 45;
    a.inoculumMillilitresPerMinute = 5;
    run(plant, 1200);
    a.feedMillilitresPerMinute = 0;
    a.inoculumMillilitresPerMinute = 0;
    run(plant, 3600);
    return plant;
  }

  private static void run(Plant plant, double seconds) {
    for (long i = 0; i < seconds; i++) {
      plant.advance(1);
    }
  }

  private void run(double seconds) {
    run(plant, seconds);
  }

  @Test
  void aLeakIsASlopeOfWeightAndTakesCells() {
    double grams = plant.grossGrams();
    double density = plant.viable();
    m.leakMillilitresPerMinute = 2;
    run(600);
    assertEquals(-20 * 1.005, plant.grossGrams() - grams, 0.2);
    assertEquals(density, plant.viable(), 0.02 * density);
  }

  @Test
  void aBlockedExhaustFilterRaisesThePressureUntilSomethingGives() {
    double usual = plant.headSpacePressure();
    assertEquals(0.1, usual, 0.02, "0.2 L/min through a clean filter");
    m.exhaustFilterBlocked = 0.98;
    run(120);
    assertTrue(plant.headSpacePressure() > 30 * usual, "kPa " + plant.headSpacePressure());
    m.exhaustFilterBlocked = 1;
    run(600);
    double most = plant.vessel().gasSpace().burstKilopascal();
    assertTrue(plant.headSpacePressure() < most + 1, "kPa " + plant.headSpacePressure());
    m.exhaustFilterBlocked = 0;
    run(60);
    assertEquals(usual, plant.headSpacePressure(), 0.01);
  }

  @Test
  void foamReachesTheFilter() {
    Plant tank = seeded(Vessels.stirredTank(1));
    tank.actuators().spargeMillilitresPerMinute = 200;
    run(tank, 1800);
    double usual = tank.foamMillilitres();
    tank.mishaps().foaming = true;
    run(tank, 3600);
    assertTrue(tank.foamMillilitres() > 5 * usual, "mL " + tank.foamMillilitres());
    assertTrue(tank.headSpacePressure() > 0.5, "kPa " + tank.headSpacePressure());
  }

  @Test
  void aHeaterSticksEitherWay() {
    double before = plant.celsius();
    m.heaterStuckOn = true;
    run(1800);
    assertTrue(plant.celsius() > before + 3);
    m.heaterStuckOn = false;
    m.heaterStuckOff = true;
    double hot = plant.celsius();
    run(3600);
    assertTrue(plant.celsius() < hot - 3);
  }

  @Test
  void withoutPowerEverythingStands() {
    m.powerLost = true;
    a.feedMillilitresPerMinute = 5;
    double litres = plant.millilitres();
    run(300);
    assertEquals(0, plant.rockPerMinute());
    assertEquals(0, plant.airFlow());
    assertEquals(litres, plant.millilitres(), 0.1);
    m.powerLost = false;
    run(60);
    assertTrue(plant.rockPerMinute() > 19 && plant.airFlow() > 199 && plant.feedFlow() > 4);
  }

  @Test
  void aReversedFeedPumpDrawsTheCultureIntoTheBottle() {
    double litres = plant.millilitres();
    double cells = plant.viable() * litres;
    m.feed.reversed = true;
    a.feedMillilitresPerMinute = 10;
    run(600);
    assertEquals(-100, plant.millilitres() - litres, 2);
    assertTrue(plant.viable() * plant.millilitres() < 0.93 * cells);
    assertTrue(plant.feedFlow() < 0);
    m.feed.reversed = false;
    a.feedMillilitresPerMinute = 0;
    litres = plant.millilitres();
    m.permeate.reversed = true;
    a.permeateMillilitresPerMinute = 10;
    run(300);
    assertEquals(50, plant.millilitres() - litres, 2);
  }

  @Test
  void nothingFlowsThroughAClampOrFromAnEmptyBottle() {
    double litres = plant.millilitres();
    m.feed.clampClosed = true;
    m.base.bottleEmpty = true;
    a.feedMillilitresPerMinute = 10;
    a.baseMillilitresPerMinute = 5;
    run(600);
    assertEquals(litres, plant.millilitres(), 0.5);
    assertEquals(0, plant.feedFlow());
    assertEquals(0, plant.baseAdded());
  }

  @Test
  void theBaseBottleEmpties() {
    a.baseMillilitresPerMinute = 5;
    run(600);
    assertEquals(20, plant.baseAdded(), 1e-6);
    assertEquals(0, plant.baseLeft(), 1e-9);
    assertEquals(0, plant.baseFlow());
  }

  @Test
  void theWrongGasComesOutOfTheRightLine() {
    m.air.gas = Gas.NITROGEN;
    run(7200);
    assertTrue(plant.exhaustOxygen() < 0.01, "O2 " + plant.exhaustOxygen());
    assertTrue(plant.airFlow() > 199, "the controller sees its flow");
  }

  @Test
  void aFoulingFilterRaisesTheTransmembranePressureMoreAndMore() {
    a.feedMillilitresPerMinute = 1;
    a.permeateMillilitresPerMinute = 1;
    run(600);
    double clean = plant.transmembranePressure();
    m.fouling = 200;
    run(4 * 3600);
    double middle = plant.transmembranePressure();
    run(4 * 3600);
    double late = plant.transmembranePressure();
    assertTrue(middle > 1.2 * clean, clean + " " + middle);
    assertTrue(late / middle > 0.9 * middle / clean, "it grows as an exponential");
    m.fouling = 1e6;
    run(3600);
    assertTrue(plant.permeateFlow() < 0.9, "the pump cannot draw against it any more");
  }

  @Test
  void cellsPassAFilterThatHasLostItsRetention() {
    a.feedMillilitresPerMinute = 5;
    a.permeateMillilitresPerMinute = 5;
    double cells = plant.viable() * plant.millilitres();
    run(600);
    double kept = plant.viable() * plant.millilitres();
    assertEquals(cells, kept, 0.01 * cells);
    m.retentionLost = 0.5;
    run(1200);
    // 100 mL of 1 L at half the density.
    assertEquals(0.95 * kept, plant.viable() * plant.millilitres(), 0.01 * kept);
  }

  @Test
  void microbesTakeSugarAndOxygenWithinADay() {
    a.carbonDioxideMillilitresPerMinute = 20;
    plant.infect(10_000);
    double glucose = plant.glucose();
    for (int i = 0; i < 36 * 360; i++) {
      plant.advance(10);
    }
    assertTrue(plant.microbes() > 0.1, "g/L " + plant.microbes());
    assertTrue(plant.glucose() < 0.8 * glucose, "glucose " + plant.glucose());
  }

  @Test
  void anOverfilledVesselRunsOver() {
    a.feedMillilitresPerMinute = 100;
    run(1200);
    assertTrue(plant.millilitres() <= 2001, "mL " + plant.millilitres());
    assertTrue(plant.ledger().litresOut() > 0.9);
  }
}
