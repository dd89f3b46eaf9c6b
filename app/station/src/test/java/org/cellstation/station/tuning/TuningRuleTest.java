package org.cellstation.station.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cellstation.station.control.law.Pid.Tuning;
import org.junit.jupiter.api.Test;

class TuningRuleTest {
  private static final ProcessModel FOUR =
      new ProcessModel(1, List.of(1.0, 1.0, 1.0, 1.0), 0, List.of(), 0);

  private static void assertTuning(double gain, double ti, double td, Tuning tuning) {
    assertEquals(gain, tuning.gain(), 1e-9);
    assertEquals(ti, tuning.integralSeconds(), 1e-9);
    assertEquals(td, tuning.derivativeSeconds(), 1e-9);
  }

  /// Series form 0.5, 1.5, 1 of Skogestad's example E4, in ISA form.
  @Test
  void simcPidComesInIsaForm() {
    double f = 1 + 1.0 / 1.5;
    assertEquals(
        new ProcessModel(1, List.of(1.5, 1.0), 0, List.of(), 1.5),
        HalfRule.reduce(FOUR, 2, Double.NaN));
    assertTuning(0.5 * f, 1.5 * f, 1 / f, Simc.pid(FOUR, Double.NaN));
  }

  @Test
  void anIntegratingProcessGetsAnIntegralTimeFromTheChosenSpeed() {
    assertTuning(1 / (0.02 * 15), 60, 0, Simc.pi(ProcessModel.integrating(0.02, 5), 10));
    assertTuning(-1 / (0.02 * 15), 60, 0, Simc.pi(ProcessModel.integrating(-0.02, 5), 10));
  }

  @Test
  void twoIntegratorsNeedDerivativeAction() {
    ProcessModel model = new ProcessModel(1, List.of(), 2, List.of(), 1);
    assertThrows(IllegalArgumentException.class, () -> Simc.pi(model, 2));
    // Series form: Kc 1/(4 * 9), Ti 12, Td 12.
    assertTuning(2.0 / 36, 24, 6, Simc.pid(model, 2));
  }

  @Test
  void deadTimeAddsAThirdOfItselfToTheLag() {
    assertTuning(2 / 4.0, 2, 0, Simc.improvedPi(ProcessModel.lag(1, 1, 3), 1));
    double f = 1 + 1.0 / 2;
    assertTuning(2 / 6.0 * f, 2 * f, 1 / f, Simc.improvedPid(ProcessModel.lag(1, 2, 3), 3));
  }

  @Test
  void theImprovedRulesDoBetterWhereDeadTimeDominates() {
    ProcessModel model = ProcessModel.lag(1, 0.3, 1);
    Response plain = Response.of(model, Simc.pi(model, Double.NaN), 0.01, 80);
    Response improved = Response.of(model, Simc.improvedPi(model, Double.NaN), 0.01, 80);
    assertTrue(improved.loadIae() < plain.loadIae());
    assertTrue(improved.peakSensitivity() < 1.8);
  }

  @Test
  void aProcessWithoutDeadTimeNeedsAChoice() {
    ProcessModel model = new ProcessModel(1, List.of(3.0), 0, List.of(), 0);
    assertThrows(IllegalArgumentException.class, () -> Simc.pi(model, Double.NaN));
    assertTuning(3 / 0.5, 2, 0, Simc.pi(model, 0.5));
  }

  @Test
  void theUltimateGainIsExact() {
    Ultimate four = Frequency.ultimate(FOUR);
    assertEquals(4, four.gain(), 1e-6);
    assertEquals(2 * Math.PI, four.period(), 1e-6);
    Ultimate lag = Frequency.ultimate(ProcessModel.lag(1, 4, 1));
    assertEquals(6.935, lag.gain(), 0.001);
    assertEquals(3.663, lag.period(), 0.001);
    assertThrows(
        IllegalArgumentException.class,
        () -> Frequency.ultimate(new ProcessModel(1, List.of(1.0), 0, List.of(), 0)));
  }

  @Test
  void theRulesOfAnUltimateGain() {
    Ultimate ultimate = new Ultimate(4, 6.3);
    assertTuning(1.8, 5.25, 0, ultimate.zieglerNicholsPi());
    assertTuning(2.4, 3.15, 0.7875, ultimate.zieglerNicholsPid());
    assertTuning(1.25, 13.86, 0, ultimate.tyreusLuybenPi());
    assertTuning(4 / 2.2, 13.86, 1, ultimate.tyreusLuybenPid());
  }

  @Test
  void hysteresisCountsInTheDescribingFunction() {
    // Larger, slower oscillation; the gain is that of the frequency it then has.
    Ultimate ideal = Relay.test(FOUR, 1, 0, 0.001, 8);
    Ultimate wide = Relay.test(FOUR, 1, 0.1, 0.001, 8);
    assertTrue(wide.period() > ideal.period());
    assertEquals(
        4 / (Math.PI * Math.sqrt(0.5 * 0.5 - 0.3 * 0.3)),
        Ultimate.ofRelay(1, 0.5, 0.3, 1, false).gain(),
        1e-12);
    assertThrows(IllegalArgumentException.class, () -> Ultimate.ofRelay(1, 0.3, 0.3, 1, false));
  }

  @Test
  void aReverseProcessOscillatesTheSameWay() {
    Ultimate plain = Relay.test(FOUR, 1, 0.05, 0.01, 8);
    Ultimate reverse = Relay.test(FOUR.times(-1), 1, 0.05, 0.01, 8);
    assertEquals(-plain.gain(), reverse.gain(), 1e-9);
    assertEquals(plain.period(), reverse.period(), 1e-9);
  }
}
