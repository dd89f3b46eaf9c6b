package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoSidedPhTest {
  private static final TwoSidedPh.Tuning TUNING =
      new TwoSidedPh.Tuning(
          Pid.Tuning.pi(-60, 1200),
          Pid.Tuning.pi(-150, 6000),
          new Gap(0.03, 0.2),
          0.005,
          0.15,
          600);

  private final TwoSidedPh ph = new TwoSidedPh(TUNING, true);

  @ParameterizedTest
  @CsvSource({"-10, 0.005", "0, 0.005", "50, 0.0273861", "100, 0.15"})
  void spreadsCarbonDioxideLogarithmically(double percent, double fraction) {
    assertEquals(fraction, ph.carbonDioxide(percent), 1e-6);
    assertEquals(Math.max(0, percent), ph.percent(fraction), 1e-3);
  }

  @Test
  void aboveTheGapAsksForCarbonDioxideBelowForLess() {
    ph.track(50, 7.2, 7.2);
    assertTrue(run(7.3, 60) > 52);
    ph.track(50, 7.2, 7.2);
    assertTrue(run(7.1, 60) < 48);
  }

  @Test
  void restsInADeadBandAndHardlyActsInAGap() {
    TwoSidedPh dead =
        new TwoSidedPh(
            new TwoSidedPh.Tuning(
                TUNING.carbonDioxide(), TUNING.base(), Gap.dead(0.03), 0.005, 0.15, 600),
            true);
    dead.track(50, 7.2, 7.2);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(50, dead.step(7.2, 7.2 + 0.03 * Math.sin(i), 1), 1e-9);
    }
  }

  @Test
  void baseWaitsUntilCarbonDioxideHasRestedAtItsFloor() {
    ph.track(10, 7.2, 7.2);
    double demand = 10;
    int seconds = 0;
    while (demand > 0) {
      demand = ph.step(7.2, 7.05, 1);
      seconds++;
      assertTrue(seconds < 5000);
    }
    for (int i = 0; i < 598; i++) {
      assertEquals(0, ph.step(7.2, 7.05, 1), 1e-9, "second " + i);
    }
    assertTrue(run(7.05, 20) < 0);
    assertTrue(ph.base(ph.demand()) > 0);
  }

  @Test
  void carbonDioxideWaitsAfterBase() {
    ph.track(-30, 7.2, 7.1);
    run(7.1, 10);
    double demand = ph.demand();
    while (demand < 0) {
      demand = ph.step(7.2, 7.4, 1);
      assertEquals(0, ph.base(demand), "no base above the gap");
    }
    for (int i = 0; i < 598; i++) {
      assertEquals(0, ph.step(7.2, 7.4, 1), 1e-9, "second " + i);
    }
    assertTrue(run(7.4, 20) > 0);
  }

  @Test
  void withoutBaseTheFloorIsTheEnd() {
    TwoSidedPh gasOnly = new TwoSidedPh(TUNING, false);
    gasOnly.track(20, 7.2, 7.2);
    for (int i = 0; i < 20_000; i++) {
      assertTrue(gasOnly.step(7.2, 6.9, 1) >= 0);
    }
    assertEquals(0, gasOnly.demand(), 1e-9);
    assertEquals(0, gasOnly.base(-50));
    assertTrue(gasOnly.step(7.2, 7.3, 1) > 0, "and nothing has wound up");
  }

  @Test
  void neverFightsInABottleThatIsPushedBothWays() {
    FightWatch watch = new FightWatch(600);
    ph.track(0, 7.2, 7.2);
    double pv = 7.2;
    double acid = 0;
    double base = 0;
    for (int i = 0; i < 20 * 3600; i++) {
      double demand = ph.step(7.2, pv, 1);
      double disturbance = 1e-5 * Math.sin(i / 4000.0);
      pv += disturbance + 2e-6 * ph.base(demand) - 2e-6 * Math.max(0, demand);
      acid += Math.max(0, demand);
      base += ph.base(demand);
      watch.step(demand > 0, ph.base(demand) > 0, 1);
    }
    assertEquals(0, watch.count());
    assertTrue(acid > 1000 && base > 1000, "both were needed: " + acid + ", " + base);
    assertEquals(7.2, pv, 0.2);
  }

  @Test
  void takesOtherParametersWithoutABump() {
    ph.track(40, 7.2, 7.25);
    run(7.25, 100);
    TwoSidedPh next =
        ph.with(
            new TwoSidedPh.Tuning(
                Pid.Tuning.pi(-20, 3000), TUNING.base(), new Gap(0.01, 0.5), 0.005, 0.15, 600),
            7.2,
            7.25);
    assertEquals(ph.demand(), next.step(7.2, 7.25, 0), 1e-9);
  }

  @Test
  void refusesTheWrongAction() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TwoSidedPh.Tuning(
                Pid.Tuning.pi(60, 1200), TUNING.base(), Gap.none(), 0.005, 0.15, 600));
  }

  private double run(double pv, int seconds) {
    double demand = Double.NaN;
    for (int i = 0; i < seconds; i++) {
      demand = ph.step(7.2, pv, 1);
    }
    return demand;
  }
}
