package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemperatureLoopTest {
  private final Rig rig = new Rig();

  @ParameterizedTest(name = "{0} J/K, pad {1} W/K, room part {2}, pad lag {3} s")
  @CsvSource({
    "4700, 1.0, 0.1, 120", // the bag it is tuned for
    "4700, 0.75, 0.1, 120",
    "4700, 1.5, 0.1, 120",
    "4700, 3.0, 0.1, 120",
    "4700, 1.0, 0.3, 120",
    "4700, 1.0, 0.1, 300",
    "4700, 1.0, 0.03, 60",
    "8900, 1.5, 0.1, 120", // 2 L
    "2500, 1.0, 0.1, 120", // half a litre
  })
  void warmsUpWithoutOvershoot(double capacity, double pad, double room, double lag) {
    rig.bag.heatCapacity = capacity;
    rig.bag.padConductance = pad;
    rig.bag.roomPart = room;
    rig.bag.padLag = lag;
    assertTrue(rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200)).isEmpty());
    double highest = 0;
    for (int i = 0; i < 8 * 3600; i++) {
      rig.second();
      highest = Math.max(highest, rig.bag.culture);
      assertTrue(rig.output("pad setpoint") <= 45 && rig.output("pad setpoint") >= 20);
      if (i > 5 * 3600) {
        assertEquals(37, rig.bag.culture, 0.1, "after " + i + " s");
      }
    }
    assertTrue(highest <= 37.3, "highest " + highest);
  }

  @Test
  void neverWarmsFasterThanHalfAKelvinAMinute() {
    rig.bag.heatCapacity = 1200;
    rig.bag.padConductance = 3;
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.run(0.1);
    while (rig.hours() < 1) {
      double before = rig.bag.culture;
      rig.run(1 / 60.0);
      assertTrue(rig.bag.culture - before < 0.55, "rose " + (rig.bag.culture - before) + " K/min");
    }
  }

  @Test
  void bringsTheCultureBackAfterColdMedium() {
    rig.bag.culture(37);
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.run(4);
    rig.bag.culture -= 1;
    double highest = 0;
    for (int i = 0; i < 3 * 3600; i++) {
      rig.second();
      highest = Math.max(highest, rig.bag.culture);
    }
    assertTrue(highest < 37.3, "highest " + highest);
    assertEquals(37, rig.bag.culture, 0.1);
  }

  @Test
  void followsASetpointDownwards() {
    rig.bag.culture(37);
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.run(3);
    rig.control.setpoint("temperature", 33);
    rig.run(12);
    assertEquals(33, rig.bag.culture, 0.1);
  }

  @Test
  void saysThatItIsRamping() {
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.run(0.2);
    assertEquals("ramping to the set-point", rig.loop("temperature").note());
    rig.run(5);
    assertEquals("", rig.loop("temperature").note());
  }
}
