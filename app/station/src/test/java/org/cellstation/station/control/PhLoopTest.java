package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.station.control.law.FightWatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhLoopTest {
  private final Rig rig = new Rig();

  @BeforeEach
  void warmCulture() {
    rig.bag.culture(37);
  }

  @ParameterizedTest(name = "set-point {0}, lactate {1} mM, transfer x{2}")
  @CsvSource({"7.3, 0, 1", "7.2, 0, 1", "7.2, 0, 0.4", "7.2, 5, 1", "7.1, 5, 2", "7.5, 0, 1"})
  void settlesInsideTheDeadBandFromBothSides(double setpoint, double lactate, double transfer) {
    rig.bag.lactate = lactate;
    rig.bag.transfer = transfer;
    rig.control.engage(Rig.setpoints(37, 40, setpoint, 20, 200));
    rig.run(6);
    for (int i = 0; i < 2 * 3600; i++) {
      rig.second();
      assertEquals(setpoint, rig.bag.ph, 0.035);
    }
  }

  @Test
  void staysInsideTheBandWhileLactateRises() {
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 20, 200));
    rig.run(6);
    int outside = 0;
    for (int i = 0; i < 40 * 3600; i++) {
      rig.bag.lactate = 7.0 * i / (40 * 3600);
      rig.bag.uptake = 0.2;
      rig.second();
      outside += Math.abs(rig.bag.ph - 7.2) > 0.05 ? 1 : 0;
    }
    assertTrue(outside < 0.05 * 40 * 3600, outside + " s outside");
  }

  @Test
  void goesToTheFloorAndSaysSoWhenLactateIsTooMuch() {
    rig.bag.lactate = 24;
    rig.control.engage(Rig.setpoints(37, 40, 7.4, 20, 200));
    rig.run(10);
    assertEquals(0.01 * 200, rig.output("CO2 flow"), 1e-6);
    assertTrue(rig.loop("pH").note().contains("floor"), rig.loop("pH").note());
  }

  @Test
  void restsInsideTheDeadBand() {
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 20, 200));
    rig.run(8);
    double before = rig.output("CO2 flow");
    double setpoint = rig.bag.shownPh + 0.01;
    rig.control.setpoint("pH", setpoint);
    rig.scan();
    double rest = rig.output("CO2 flow");
    for (int i = 0; i < 100; i++) {
      rig.scan();
      assertEquals(rest, rig.output("CO2 flow"), 1e-9);
    }
    assertEquals(before, rest, 0.5);
  }

  /// Lactate rises past what CO2 can bear, then is washed out again as fast.
  @ParameterizedTest(name = "lactate to {0} mM in {3} h, transfer x{1}, uptake {2} mmol/L/h")
  @CsvSource({"25, 1, 0.4, 24", "25, 2, 0.4, 24", "20, 0.4, 0.2, 36", "25, 0.4, 0.4, 36"})
  void baseTakesOverWhereLessCarbonDioxideNoLongerHelpsAndGivesBack(
      double lactate, double transfer, double uptake, double rise) {
    Rig full = Rig.withBaseAndNitrogen();
    full.bag.culture(37);
    full.bag.transfer = transfer;
    full.bag.uptake = uptake;
    full.control.engage(Rig.setpoints(37, 40, 7.2, 20, 200));
    full.run(6);
    FightWatch fights = new FightWatch(600);
    int outside = 0;
    int seconds = 0;
    double given = 0;
    double mostInAnHour = 0;
    double[] hour = new double[3600];
    double inHour = 0;
    double begin = full.hours();
    while (full.hours() < begin + 2 * rise) {
      double part = (full.hours() - begin) / rise;
      full.bag.lactate = lactate * (part < 1 ? part : Math.max(0.2, 2 - part));
      full.second();
      double base = full.output("base pump");
      given += base / 60;
      inHour += base / 60 - hour[seconds % 3600];
      hour[seconds % 3600] = base / 60;
      mostInAnHour = Math.max(mostInAnHour, inHour);
      fights.step(full.loop("pH").outputPercent() > 0.01, base > 0, 1);
      outside += Math.abs(full.bag.ph - 7.2) > 0.05 ? 1 : 0;
      seconds++;
    }
    assertTrue(given > 1, "base given: " + given + " mL");
    assertTrue(mostInAnHour <= 10 + 1e-6, mostInAnHour + " mL in an hour");
    assertTrue(outside < 0.05 * seconds, outside + " of " + seconds + " s outside");
    assertTrue(fights.count() <= 2, fights.count() + " fights");
    assertEquals(0, full.output("base pump"), "no base once lactate is gone");
    assertTrue(full.loop("pH").outputPercent() > 0, "CO2 again");
  }
}
