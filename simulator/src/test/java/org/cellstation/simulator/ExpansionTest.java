package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The closed plant under a very simple controller, through the wire of every instrument.
final class ExpansionTest {
  @Test
  void sevenDaysOfPerfusionReachTheDose() {
    Skid skid = new Skid(SkidSettings.nominal());
    Operator operator = new Operator(skid);
    operator.fillAndInoculate();
    double[] perDay = {0, 0, 0.5, 0.5, 1, 2, 2};
    for (int day = 0; day < perDay.length; day++) {
      double rate = perDay[day] * skid.truth().millilitres() / 1440;
      operator.pump(1, rate);
      operator.pump(2, rate);
      operator.rock(day < 3 ? 15 : 20);
      operator.run(86_400, true);
    }
    Truth end = skid.truth();
    assertEquals(37, end.celsius(), 0.1);
    assertEquals(7.2, end.ph(), 0.1);
    assertTrue(end.dissolvedOxygen() > 40, () -> "DO " + end.dissolvedOxygen());
    assertTrue(end.viability() > 88, () -> "viability " + end.viability());
    assertTrue(end.glucose() > 3, () -> "glucose " + end.glucose());
    assertEquals(0, end.lactateMade() / end.glucoseUsed() - 1.75, 0.02 * 1.75);
    assertTrue(end.viable() > 24 && end.viable() < 36, () -> "viable " + end.viable());
  }
}
