package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.chemistry.Solubility;
import org.cellstation.simulator.culture.Donor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The plant driven by its actuators directly.
final class PlantTest {
  private final Plant plant = new Plant(PlantSettings.nominal(0));
  private final Actuators actuators = plant.actuators();

  private void run(double seconds, double dt) {
    steps(plant, seconds, dt);
  }

  private static void steps(Plant plant, double seconds, double dt) {
    long count = Math.round(seconds / dt);
    for (long i = 0; i < count; i++) {
      plant.step(dt);
    }
  }

  private void fill() {
    actuators.rockPerMinute = 15;
    actuators.airMillilitresPerMinute = 200;
    actuators.heaterPercent = 40;
    actuators.feedMillilitresPerMinute = 50;
    run(18 * 60, 1);
    actuators.feedMillilitresPerMinute = 0;
  }

  private void inoculate() {
    actuators.inoculumMillilitresPerMinute = 50;
    run(120, 1);
    actuators.inoculumMillilitresPerMinute = 0;
    run(120, 1);
  }

  @Test
  void startsEmptyAndFillsByWhatIsPumped() {
    assertEquals(0, plant.millilitres());
    assertEquals(0, plant.instruments().weight(), 0.2);
    fill();
    assertEquals(900, plant.millilitres(), 2, "tubing fatigue and evaporation take little");
    assertEquals(900 * 1.005, plant.instruments().weight(), 3);
    assertEquals(24, plant.glucose(), 0.1);
  }

  @Test
  void hundredMillilitresOfInoculumGiveTheSeedingDensity() {
    fill();
    inoculate();
    assertEquals(0.258, plant.viable(), 0.002);
    assertEquals(95, 100 * plant.viable() / (plant.viable() + plant.dead()), 0.1);
  }

  @Test
  void permeateIsClearAndHarvestIsNot() {
    fill();
    inoculate();
    double cells = plant.viable() * plant.millilitres();
    actuators.permeateMillilitresPerMinute = 50;
    run(120, 1);
    actuators.permeateMillilitresPerMinute = 0;
    assertEquals(900, plant.millilitres(), 2);
    assertEquals(cells, plant.viable() * plant.millilitres(), cells * 1e-3);
    actuators.harvestMillilitresPerMinute = 50;
    run(120, 1);
    assertEquals(cells * 8 / 9, plant.viable() * plant.millilitres(), cells * 3e-3);
  }

  @Test
  void aPumpCannotDrawWhatIsNotThere() {
    actuators.harvestMillilitresPerMinute = 100;
    actuators.permeateMillilitresPerMinute = 100;
    run(60, 1);
    assertEquals(0, plant.millilitres());
    fill();
    assertTrue(plant.millilitres() >= 0 && plant.millilitres() < 1);
    assertTrue(Double.isFinite(plant.ph()) && Double.isFinite(plant.instruments().ph()));
  }

  @Test
  void dryGasCarriesWaterAway() {
    fill();
    actuators.heaterPercent = 45;
    run(6 * 3600, 10);
    double before = plant.evaporatedGrams();
    double warm = plant.celsius();
    run(86_400, 10);
    double perDay = plant.evaporatedGrams() - before;
    double expected = 12.6 * 0.2 * Solubility.vapour(warm) / Solubility.vapour(37);
    assertEquals(expected, perDay, 0.05 * expected, "2.5: 12.6 g/day at 37 degC, 80 % come back");
  }

  @Test
  void carbonDioxideMakesTheMediumAcidAndLeavesAgain() {
    fill();
    actuators.carbonDioxideMillilitresPerMinute = 30;
    run(3 * 3600, 1);
    double acid = plant.ph();
    assertEquals(7.2, acid, 0.1, "13 % CO2 in 36 mM bicarbonate");
    actuators.carbonDioxideMillilitresPerMinute = 0;
    run(3 * 3600, 1);
    assertTrue(plant.ph() > acid + 0.4, "pH " + plant.ph());
  }

  @Test
  void aStoppedRockerStarvesADenseCulture() {
    fill();
    inoculate();
    actuators.heaterPercent = 40;
    actuators.carbonDioxideMillilitresPerMinute = 30;
    actuators.rockPerMinute = 20;
    for (int i = 0; i < 90 * 12; i++) {
      run(300, 5);
      actuators.heaterPercent = Math.clamp(42 + 10 * (37 - plant.celsius()), 0, 100);
    }
    assertTrue(plant.viable() > 3, "viable " + plant.viable());
    double fed = plant.dissolvedOxygenPercent();
    actuators.rockerBlocked = true;
    run(2 * 3600, 5);
    assertTrue(plant.dissolvedOxygenPercent() < fed - 35, "DO " + plant.dissolvedOxygenPercent());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 5, 10})
  void theStepLengthDoesNotDecideTheOutcome(double dt) {
    Plant reference = twelveHours(1);
    Plant other = twelveHours(dt);
    assertEquals(reference.viable(), other.viable(), 0.001 * reference.viable());
    assertEquals(reference.celsius(), other.celsius(), 0.02);
    assertEquals(reference.ph(), other.ph(), 0.005);
    assertEquals(reference.dissolvedOxygenPercent(), other.dissolvedOxygenPercent(), 0.5);
    assertEquals(reference.millilitres(), other.millilitres(), 0.1);
  }

  private static Plant twelveHours(double dt) {
    Plant plant = new Plant(PlantSettings.nominal(0));
    Actuators a = plant.actuators();
    a.rockPerMinute = 30;
    a.airMillilitresPerMinute = 300;
    a.carbonDioxideMillilitresPerMinute = 40;
    a.heaterPercent = 42;
    a.feedMillilitresPerMinute = 90;
    steps(plant, 600, dt);
    a.feedMillilitresPerMinute = 0;
    a.inoculumMillilitresPerMinute = 50;
    steps(plant, 120, dt);
    a.inoculumMillilitresPerMinute = 0;
    steps(plant, 12 * 3600, dt);
    return plant;
  }

  @Test
  void anyDonorStaysWithinPhysics() {
    for (long seed = 1; seed <= 10; seed++) {
      Plant other = new Plant(PlantSettings.nominal(seed).biased(true).with(Donor.drawn(seed)));
      Actuators a = other.actuators();
      a.rockPerMinute = 20;
      a.airMillilitresPerMinute = 200;
      a.heaterPercent = 40;
      a.feedMillilitresPerMinute = 90;
      a.inoculumMillilitresPerMinute = 10;
      for (int i = 0; i < 60; i++) {
        other.step(10);
      }
      a.feedMillilitresPerMinute = 0;
      a.inoculumMillilitresPerMinute = 0;
      for (int i = 0; i < 10 * 8640; i++) {
        other.step(10);
      }
      // Ten days without a change of medium: the culture exhausts itself, nothing goes negative.
      assertTrue(other.glucose() >= 0 && other.glutamine() >= 0, "seed " + seed);
      assertTrue(other.dissolvedOxygenPercent() >= 0 && other.ph() > 4, "seed " + seed);
      assertEquals(1.75, other.lactateMade() / other.glucoseUsed(), 0.02 * 1.75);
    }
  }

  @Test
  void refusesStepsItCannotAnswerFor() {
    assertThrows(IllegalArgumentException.class, () -> plant.step(0));
    assertThrows(IllegalArgumentException.class, () -> plant.step(10.5));
    assertThrows(IllegalArgumentException.class, () -> plant.step(Double.NaN));
  }
}
