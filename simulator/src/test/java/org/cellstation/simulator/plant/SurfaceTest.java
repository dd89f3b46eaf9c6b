package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.AnchoredCells;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.culture.Treatment;
import org.cellstation.simulator.vessel.Footing;
import org.cellstation.simulator.vessel.Vessel;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Cells find the surface that their vessel has: whatever the step, however slowly they are mixed
/// in, and whoever is born or dies.
final class SurfaceTest {
  private static final double TIGHT = 1e-9;

  private static AnchoredCells cells(Plant plant) {
    return (AnchoredCells) Objects.requireNonNull(plant.culture());
  }

  /// cm2 in all.
  private static double surface(Plant plant) {
    return cells(plant).surface() * plant.inventory(Species.VIABLE) * 1000;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.cellstation.simulator.plant.BalanceTest#vessels")
  void isWhatTheVesselOffersAtAnyStep(Vessel vessel) {
    double offered = Footing.of(vessel).squareCentimetres();
    double attached = Double.NaN;
    for (double dt : new double[] {1, 2.5, 10}) {
      Course course = new Course(Course.in(vessel, CultureKind.MSC));
      course.run(4.25, dt);
      assertEquals(offered, surface(course.plant), TIGHT * offered, "while they come");
      course.run(0.35, dt);
      assertEquals(offered, surface(course.plant), TIGHT * offered, "when all have come");
      course.run(30, dt);
      assertEquals(offered, surface(course.plant), TIGHT * offered, "a day later");
      double now = cells(course.plant).attached();
      attached = Double.isNaN(attached) ? now : attached;
      assertEquals(attached, now, 1e-3, "step " + dt);
    }
  }

  @Test
  void carriersLeaveWithTheSuspensionAndWallsStay() {
    Plant tank = harvested(Vessels.stirredTank(1));
    assertEquals(2500, surface(tank), 125);
    Plant fibres = harvested(Vessels.hollowFibre());
    assertEquals(21_000, surface(fibres), 1e-6);
  }

  /// Half of the cells are gone.
  private static Plant harvested(Vessel vessel) {
    Course course = new Course(Course.in(vessel, CultureKind.MSC));
    course.run(24, 10);
    Plant plant = course.plant;
    double whole = plant.inventory(Species.VIABLE);
    Actuators a = plant.actuators();
    a.harvestMillilitresPerMinute = 20;
    while (plant.inventory(Species.VIABLE) > whole / 2) {
      plant.advance(1);
    }
    a.harvestMillilitresPerMinute = 0;
    for (int i = 0; i < 20; i++) {
      plant.advance(1);
    }
    return plant;
  }

  @Test
  void furtherCarriersAreReachedFromTheOldOnes() {
    Course tank = new Course(Course.in(Vessels.stirredTank(1), CultureKind.MSC));
    tank.run(24, 10);
    double before = surface(tank.plant);
    cells(tank.plant).treat(new Treatment.Carriers(2000));
    tank.run(0.1, 10);
    assertEquals(before + 2000, surface(tank.plant), 1e-6);
    double confluent = cells(tank.plant).confluence();
    tank.run(1, 10);
    assertTrue(cells(tank.plant).confluence() < confluent, "they walk over");
  }
}
