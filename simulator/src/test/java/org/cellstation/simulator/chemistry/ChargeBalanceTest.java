package org.cellstation.simulator.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pH vectors of process.md 2.3 [C]: alpha 0.0307 mM/mmHg, 760 mmHg, water vapour 47.1 mmHg.
final class ChargeBalanceTest {
  private static double dissolved(double percent) {
    return 0.0307 * percent / 100 * (760 - 47.1);
  }

  @ParameterizedTest
  @CsvSource({
    "23.8, 3, 7.659", "23.8, 5, 7.437", "23.8, 7.5, 7.261", "23.8, 10, 7.136",
    "26.2, 3, 7.701", "26.2, 5, 7.479", "26.2, 7.5, 7.303", "26.2, 10, 7.178",
    "44, 3, 7.926", "44, 5, 7.704", "44, 7.5, 7.528", "44, 10, 7.403"
  })
  void bicarbonateAloneGivesTheTabulatedPh(double bicarbonate, double percent, double ph) {
    ChargeBalance balance = new ChargeBalance();
    double co2 = dissolved(percent);
    double strong = balance.strongIonsFor(bicarbonate, co2, 0, 0, 0);
    assertEquals(ph, balance.solveOpen(strong, co2, 0, 0), 0.0006);
    balance.solve(strong, balance.carbonFor(bicarbonate, co2), 0, 0);
    assertEquals(ph, balance.ph(), 0.0006);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 7.4374, 7.3406, 7.2182, 7.0539, 6.8103",
    "1, 8.1148, 8.0123, 7.8780, 7.6859, 7.3658",
    "10, 7.1495, 7.0568, 6.9412, 6.7885, 6.5654"
  })
  void lactateMakesPhosphateMediumAcid(
      double percent, double at0, double at5, double at10, double at15, double at20) {
    double[] expected = {at0, at5, at10, at15, at20};
    ChargeBalance balance = new ChargeBalance();
    assertEquals(28.4554, balance.strongIonsFor(23.8, dissolved(5), 5.6, 0, 0), 0.0001);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          expected[i], balance.solveOpen(28.4554 - 5 * i, dissolved(percent), 5.6, 0), 0.0002);
    }
  }

  @Test
  void hepesSoftensTheFall() {
    double[] expected = {7.4374, 7.3554, 7.2591, 7.1433, 6.9995};
    ChargeBalance balance = new ChargeBalance();
    assertEquals(37.1323, balance.strongIonsFor(23.8, dissolved(5), 5.6, 15, 0), 0.0001);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], balance.solveOpen(37.1323 - 5 * i, dissolved(5), 5.6, 15), 0.0002);
    }
  }

  @Test
  void closedAndOpenSolutionsAgreeFarFromTheLastAnswer() {
    for (double strong = -20; strong <= 60; strong += 2.5) {
      ChargeBalance open = new ChargeBalance();
      double ph = open.solveOpen(strong, 1.0943, 5.6, 15);
      ChargeBalance closed = new ChargeBalance();
      double proton = Math.pow(10, -ph);
      double k1 = Math.pow(10, -6.1);
      double carbon = 1.0943 * (1 + k1 / proton + k1 * Math.pow(10, -10.1) / proton / proton);
      closed.solve(strong, carbon, 5.6, 15);
      assertEquals(ph, closed.ph(), 1e-6, "SID " + strong);
    }
  }
}
