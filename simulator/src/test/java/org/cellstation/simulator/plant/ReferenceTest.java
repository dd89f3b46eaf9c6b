package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.vessel.Vessel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How far the plant's split steps are from the solution of its equations.
final class ReferenceTest {
  private static final int[] SPECIES = BagEquations.FOLLOWED;

  private static final double SEEDED = 4;
  private static final double BEGIN = 6;
  private static final double END = 7 * 24;

  private static double concentration(Plant plant, int species) {
    return plant.inventory(species) / plant.millilitres() * 1000;
  }

  /// The bag with T cells, seven days of batch and perfusion, against Runge-Kutta of the whole
  /// system. The reference is given what truly flows.
  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void followsTheSolutionOfItsEquations(double dt) {
    Plant plant = new Plant(PlantSettings.nominal(0));
    Actuators a = plant.actuators();
    BagEquations equations = new BagEquations();
    equations.seeded = SEEDED;
    double[] y = new double[BagEquations.STATES];
    double[][] k = new double[4][BagEquations.STATES];
    double[] at = new double[BagEquations.STATES];
    double[] range = new double[SPECIES.length];
    long steps = Math.round(END * 3600 / dt);
    double worst = 0;
    for (long i = 0; i < steps; i++) {
      double hour = i * dt / 3600;
      a.feedMillilitresPerMinute = hour < 0.25 ? 54 : hour < 40 ? 0 : hour < 96 ? 0.4 : 1.2;
      a.permeateMillilitresPerMinute = hour < 40 ? 0 : hour < 96 ? 0.4 : 1.2;
      a.inoculumMillilitresPerMinute = hour >= SEEDED && hour < SEEDED + 0.02 ? 80 : 0;
      a.rockPerMinute = 30;
      a.airMillilitresPerMinute = 200;
      a.oxygenMillilitresPerMinute = hour < 100 ? 0 : 20;
      a.carbonDioxideMillilitresPerMinute = hour < 60 ? 30 : hour < 110 ? 20 : 5;
      a.heaterPercent = 51;
      if (i * dt == BEGIN * 3600) {
        begin(plant, equations, y);
      }
      plant.advance(dt);
      if (i * dt >= BEGIN * 3600) {
        equations.feed = plant.feedFlow();
        equations.permeate = plant.permeateFlow();
        equations.air = plant.airFlow();
        equations.oxygen = plant.oxygenFlow();
        equations.carbonDioxide = plant.carbonDioxideFlow();
        equations.rock = plant.rockPerMinute();
        equations.heating = 0.51 * 60;
        equations.rungeKutta(hour, dt / 3600, y, k, at);
        if (i % Math.round(6 * 3600 / dt) == 0) {
          worst = Math.max(worst, compare(plant, equations, y, range, hour));
        }
      }
    }
    assertTrue(plant.viable() > 10, "a dense culture: " + plant.viable());
    assertTrue(worst < 1e-3, "worst deviation " + worst);
  }

  private static void begin(Plant plant, BagEquations equations, double[] y) {
    double[] feed = plant.settings().medium().composition(0, 0, 0);
    for (int i = 0; i < SPECIES.length; i++) {
      y[BagEquations.VIABLE + i] = concentration(plant, SPECIES[i]);
      equations.medium[BagEquations.VIABLE + i] = feed[SPECIES[i]];
    }
    equations.medium[BagEquations.OXYGEN] = plant.feedOxygen();
    y[BagEquations.LITRES] = plant.millilitres() / 1000;
    y[BagEquations.GAS_OXYGEN] = plant.exhaustOxygen();
    y[BagEquations.GAS_CARBON_DIOXIDE] = plant.exhaustCarbonDioxide();
    y[BagEquations.CELSIUS] = plant.celsius();
    y[BagEquations.PAD] = plant.padCelsius();
    y[BagEquations.WATTS] = 0.51 * 60;
    double stages = (BEGIN - SEEDED) / 9.5;
    y[BagEquations.STAGE_1] = 1 - Math.exp(-stages);
    y[BagEquations.STAGE_2] = 1 - (1 + stages) * Math.exp(-stages);
  }

  /// Largest deviation, against the most there was of each.
  private static double compare(
      Plant plant, BagEquations equations, double[] y, double[] range, double hour) {
    double worst = 0;
    for (int i = 0; i < SPECIES.length; i++) {
      double expected = y[BagEquations.VIABLE + i];
      range[i] = Math.max(range[i], expected);
      worst = Math.max(worst, Math.abs(concentration(plant, SPECIES[i]) - expected) / range[i]);
    }
    worst = Math.max(worst, Math.abs(plant.millilitres() / 1000 / y[BagEquations.LITRES] - 1));
    worst = Math.max(worst, Math.abs(plant.celsius() / y[BagEquations.CELSIUS] - 1));
    worst = Math.max(worst, Math.abs(plant.exhaustOxygen() / y[BagEquations.GAS_OXYGEN] - 1));
    assertEquals(equations.ph(), plant.ph(), 0.002, "pH at " + hour + " h");
    return worst;
  }

  /// Every vessel, with whatever can live in it, against itself with steps of a second.
  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("org.cellstation.simulator.plant.BalanceTest#inhabited")
  void longStepsAgreeWithShortOnesInEveryVessel(Vessel vessel, CultureKind kind) {
    Plant fine = course(vessel, kind, 1);
    Plant coarse = course(vessel, kind, 10);
    for (int species : SPECIES) {
      double expected = concentration(fine, species);
      assertEquals(
          expected,
          concentration(coarse, species),
          1e-3 * Math.max(0.01, Math.abs(expected)),
          "species " + species);
    }
    assertEquals(fine.millilitres(), coarse.millilitres(), 1e-3 * fine.millilitres());
    assertEquals(fine.ph(), coarse.ph(), 0.002);
    assertEquals(fine.celsius(), coarse.celsius(), 0.01);
  }

  private static Plant course(Vessel vessel, CultureKind kind, double dt) {
    Course course = new Course(Course.in(vessel, kind));
    course.run(50, dt);
    return course.plant;
  }
}
