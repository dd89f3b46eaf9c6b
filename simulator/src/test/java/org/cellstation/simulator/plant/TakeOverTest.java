package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.cellstation.simulator.vessel.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A vessel that is taken over by what is measured of it goes on as the one that was measured.
final class TakeOverTest {
  private static final double STEP = 10;

  private static Plant running(Plant plant, double hours) {
    Actuators actuators = plant.actuators();
    actuators.rockPerMinute = 15;
    actuators.airMillilitresPerMinute = 200;
    actuators.carbonDioxideMillilitresPerMinute = 16;
    for (double gone = 0; gone < hours * 3600; gone += STEP) {
      actuators.heaterPercent = plant.celsius() < 37 ? 100 : 0;
      plant.step(STEP);
    }
    return plant;
  }

  private static Plant begun() {
    Plant plant = new Plant(PlantSettings.nominal(0));
    plant.actuators().feedMillilitresPerMinute = 50;
    running(plant, 0.3);
    plant.actuators().feedMillilitresPerMinute = 0;
    plant.actuators().inoculumMillilitresPerMinute = 50;
    running(plant, 2 / 60.0);
    plant.actuators().inoculumMillilitresPerMinute = 0;
    return plant;
  }

  private static Standing standing(Plant plant, double hours) {
    return new Standing(
        plant.millilitres() / 1000,
        plant.celsius(),
        plant.viable(),
        100 * plant.viable() / (plant.viable() + plant.dead()),
        plant.glucose(),
        plant.lactate(),
        plant.ph(),
        plant.dissolvedOxygenPercent(),
        hours);
  }

  static Stream<Arguments> days() {
    return Stream.of(arguments(1), arguments(2), arguments(4));
  }

  @ParameterizedTest
  @MethodSource("days")
  void growsOnAsTheVesselThatWasMeasured(int days) {
    double hours = 24.0 * days;
    Plant measured = running(begun(), hours);
    Plant taken = new Plant(PlantSettings.nominal(0));
    taken.takeOver(standing(measured, hours));
    assertEquals(measured.millilitres(), taken.millilitres(), 1e-6);
    assertEquals(measured.viable(), taken.viable(), 1e-9);
    running(measured, 24);
    running(taken, 24);
    assertEquals(measured.viable(), taken.viable(), 0.2 * measured.viable());
    assertEquals(measured.glucose(), taken.glucose(), 0.3 * measured.glucose());
    assertEquals(measured.celsius(), taken.celsius(), 0.3);
  }

  @Test
  void anEmptyVesselIsTakenOverEmpty() {
    Plant plant = new Plant(PlantSettings.nominal(0));
    double unknown = Double.NaN;
    plant.takeOver(
        new Standing(0, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown));
    assertEquals(0, plant.millilitres());
    assertEquals(0, plant.viable());
  }

  @Test
  void refusesWhatNoVesselHolds() {
    assertThrows(
        IllegalArgumentException.class, () -> new Standing(-1, 37, 1, 95, 20, 2, 7, 90, 10));
    assertThrows(
        IllegalArgumentException.class, () -> new Standing(1, 37, 1, 120, 20, 2, 7, 90, 10));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Standing(1, 37, Double.POSITIVE_INFINITY, 95, 20, 2, 7, 90, 10));
  }
}
