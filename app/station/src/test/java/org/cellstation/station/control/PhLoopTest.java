package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertEquals(0.005 * 200, rig.output("CO2 flow"), 1e-6);
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
}
