package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.station.control.law.GasMix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OxygenLoopTest {
  /// 20 fmol/cell/h, in mmol/L/h per 1e6 cells/mL.
  private static final double UPTAKE = 0.02;

  private final Rig rig = new Rig();

  @BeforeEach
  void warmCulture() {
    rig.bag.culture(37);
  }

  @ParameterizedTest(name = "transfer x{0}, gas {1} mL/min")
  @CsvSource({"0.3, 200", "0.5, 100", "0.5, 200", "0.5, 400", "1, 100", "1, 200"})
  void holdsOxygenWhileTheCultureGrowsFourfold(double transfer, double gasFlow) {
    rig.bag.transfer = transfer;
    rig.bag.uptake = 10 * UPTAKE;
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, gasFlow));
    rig.run(6);
    double start = rig.hours();
    while (rig.hours() < start + 8) {
      double part = Math.min(1, (rig.hours() - start) / 4);
      rig.bag.uptake = (10 + 30 * part) * UPTAKE;
      rig.second();
      if (rig.hours() > start + 0.25 && rig.output("rock rate") > 15.01) {
        assertEquals(40, rig.bag.oxygenPercent, 5, "after " + (rig.hours() - start) + " h");
      }
    }
    assertEquals(40, rig.bag.oxygenPercent, 0.5, "settled");
  }

  @Test
  void rockingComesBeforeOxygen() {
    rig.bag.transfer = 0.3;
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    double lastRock = 15;
    boolean oxygenUsed = false;
    for (int i = 0; i < 60 * 3600; i++) {
      rig.bag.uptake = 60 * UPTAKE * i / (60 * 3600.0);
      rig.second();
      double rock = rig.output("rock rate");
      double oxygen =
          GasMix.oxygenFraction(
              rig.output("air flow"), rig.output("O2 flow"), rig.output("CO2 flow"), 0);
      if (oxygen > 0.2101) {
        oxygenUsed = true;
        assertEquals(30, rock, 1e-6, "oxygen is used only when rocking is at its end");
      }
      assertEquals(lastRock, rock, 0.5, "no jump");
      lastRock = rock;
    }
    assertTrue(oxygenUsed);
    assertEquals(40, rig.bag.oxygenPercent, 1);
  }

  @ParameterizedTest(name = "{0} e6/mL, transfer x{1}, to {2} %")
  @CsvSource({"20, 0.5, 60", "20, 1, 60", "40, 0.5, 60", "30, 0.3, 80", "40, 1, 80"})
  void takesASetpointStepCalmly(double density, double transfer, double setpoint) {
    rig.bag.transfer = transfer;
    rig.bag.uptake = density * UPTAKE;
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.run(6);
    rig.control.setpoint("DO", setpoint);
    double highest = 0;
    for (int i = 0; i < 4 * 3600; i++) {
      rig.second();
      highest = Math.max(highest, rig.bag.oxygenPercent);
    }
    assertTrue(highest < setpoint + 6, "overshoot to " + highest);
    assertEquals(setpoint, rig.bag.oxygenPercent, 1);
  }

  @Test
  void restsAtItsLowEndWhenThereIsMoreOxygenThanWanted() {
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.run(3);
    assertEquals(15, rig.output("rock rate"), 1e-9);
    assertEquals(0, rig.loop("DO").outputPercent(), 1e-9);
  }

  @Test
  void keepsTheRockingRateWhenThePhaseRaisesItsLowest() {
    rig.bag.transfer = 0.5;
    rig.bag.uptake = 20 * UPTAKE;
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.run(6);
    double before = rig.output("rock rate");
    rig.control.setpoint("rock rate", 20);
    rig.second();
    assertEquals(before, rig.output("rock rate"), 0.05);
    rig.control.setpoint("rock rate", 28);
    rig.second();
    assertTrue(rig.output("rock rate") >= 28);
  }

  @Test
  void controlsWithOxygenAloneWhenRockingHasNoRoom() {
    rig.bag.transfer = 0.3;
    rig.bag.uptake = 60 * UPTAKE;
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 35, 200));
    rig.bag.transfer = 0.1;
    rig.run(8);
    assertEquals(35, rig.output("rock rate"), 1e-9);
    assertEquals(40, rig.bag.oxygenPercent, 2);
  }

  @ParameterizedTest(name = "transfer x{0}")
  @CsvSource({"0.3", "0.5", "1"})
  void nitrogenTakesOutWhatIsTooMuchAndLeavesWhenTheCultureBreathesItself(double transfer) {
    Rig full = Rig.withBaseAndNitrogen();
    full.bag.culture(37);
    full.bag.transfer = transfer;
    full.bag.uptake = UPTAKE;
    full.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    full.run(6);
    assertTrue(full.output("N2 flow") > 20, "nitrogen " + full.output("N2 flow"));
    assertTrue(full.loop("DO").outputPercent() < 0);
    assertEquals(40, full.bag.oxygenPercent, 4);
    double start = full.hours();
    double lastRock = full.output("rock rate");
    double lastNitrogen = full.output("N2 flow");
    while (full.hours() < start + 68) {
      full.bag.uptake = Math.exp(0.05 * (full.hours() - start)) * UPTAKE;
      full.second();
      assertEquals(40, full.bag.oxygenPercent, 5, "after " + (full.hours() - start) + " h");
      assertEquals(lastRock, full.output("rock rate"), 0.5, "no jump");
      assertEquals(lastNitrogen, full.output("N2 flow"), 5, "no jump");
      assertTrue(
          full.output("N2 flow") == 0 || full.output("rock rate") < 15.01,
          "nobody rocks oxygen in while nitrogen takes it out");
      lastRock = full.output("rock rate");
      lastNitrogen = full.output("N2 flow");
    }
    assertEquals(0, full.output("N2 flow"));
    assertTrue(full.output("rock rate") > 16);
  }
}
