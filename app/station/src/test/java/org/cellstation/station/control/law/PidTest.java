package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.cellstation.station.control.law.Pid.Tuning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "30, 0.5", "55.5, 0", "100, 1"})
  void startsFromTheManualOutputWithoutABump(double manual, double beta) {
    Pid pid = new Pid(new Tuning(3, 200, 20, beta, 10), 0, 100);
    pid.track(manual, 40, 33);
    assertEquals(manual, pid.step(40, 33, 1), 1e-9);
  }

  @Test
  void takesOtherParametersWithoutABump() {
    Pid pid = new Pid(Tuning.pi(2, 300), 0, 100);
    pid.track(50, 40, 37);
    double before = 0;
    for (int i = 0; i < 100; i++) {
      before = pid.step(40, 37, 1);
    }
    pid.tune(0.2, 900);
    assertEquals(before, pid.step(40, 37, 1), 0.05);
  }

  @Test
  void doesNotWindUpAtALimit() {
    Pid pid = new Pid(Tuning.pi(2, 100), 0, 100);
    pid.track(50, 40, 20);
    double output = 0;
    for (int i = 0; i < 36_000; i++) {
      output = pid.step(40, 20, 1);
    }
    assertEquals(100, output);
    int steps = 0;
    while (pid.step(40, 41, 1) >= 100 && steps < 1000) {
      steps++;
    }
    assertTrue(steps < 2, "leaves the limit " + steps + " s after the error has changed its sign");
  }

  @Test
  void derivativeActsOnTheProcessVariableOnly() {
    Pid pid = new Pid(new Tuning(1, 1e9, 10, 0, 10), -100, 100);
    pid.track(0, 0, 0);
    assertEquals(0, pid.step(50, 0, 1), 1e-3);
    assertTrue(pid.step(50, 1, 1) < -4, "brakes when the PV rises");
  }

  @Test
  void filteredDerivativeDiesOut() {
    Pid pid = new Pid(new Tuning(1, 1e9, 10, 0, 5), -100, 100);
    pid.track(0, 0, 0);
    pid.step(0, 1, 1);
    for (int i = 0; i < 60; i++) {
      pid.step(0, 1, 1);
    }
    assertEquals(-1, pid.step(0, 1, 1), 1e-3);
  }

  @Test
  void negativeGainActsTheOtherWay() {
    Pid pid = new Pid(Tuning.pi(-60, 1200), 0, 100);
    pid.track(50, 7.2, 7.2);
    assertTrue(pid.step(7.2, 7.3, 1) > 50);
  }

  @Test
  void noTimeNoMovement() {
    Pid pid = new Pid(new Tuning(1, 100, 10, 1, 10), 0, 100);
    pid.track(50, 40, 37);
    double output = pid.step(40, 37, 0);
    assertEquals(output, pid.step(40, 37, 0), 0);
  }

  @Test
  void refusesParametersThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> Tuning.pi(0, 100));
    assertThrows(IllegalArgumentException.class, () -> Tuning.pi(Double.NaN, 100));
    assertThrows(IllegalArgumentException.class, () -> Tuning.pi(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Tuning(1, 100, -1, 1, 10));
    assertThrows(IllegalArgumentException.class, () -> new Tuning(1, 100, 0, 1.1, 10));
    assertThrows(IllegalArgumentException.class, () -> new Tuning(1, 100, 1, 1, 0));
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "2 300 20 1 10, 0.2 900 0 1 10",
    "2 300 20 1 10, 2 300 20 0.2 10",
    "2 300 20 1 10, 8 300 60 0 5",
    "2 300 0 0 10, 5 Infinity 0 1 10",
    "-3 Infinity 0 1 10, -1 100 10 0.5 10",
  })
  void takesAnyOtherTuningWithoutABump(String from, String to) {
    Pid pid = new Pid(tuning(from), -1000, 1000);
    pid.track(50, 40, 37);
    for (int i = 0; i < 30; i++) {
      pid.step(40, 37 + 0.01 * i, 1);
    }
    double before = pid.step(40, 37 + 0.29, 0);
    pid.tune(tuning(to));
    assertEquals(before, pid.step(40, 37 + 0.29, 0), 1e-9);
    assertEquals(tuning(to), pid.tuning());
  }

  private static Tuning tuning(String text) {
    double[] part = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    return new Tuning(part[0], part[1], part[2], part[3], part[4]);
  }

  @Test
  void withoutIntegralActionStartsWhereItStoodAndAnswersInProportion() {
    Pid pid = new Pid(Tuning.p(2), 0, 100);
    pid.track(30, 40, 39);
    for (int i = 0; i < 1000; i++) {
      assertEquals(30, pid.step(40, 39, 1), 1e-9);
    }
    assertEquals(32, pid.step(40, 38, 1), 1e-9);
    assertEquals(100, pid.step(40, 0, 1), 1e-9);
    assertEquals(30, pid.step(40, 39, 1), 1e-9, "saturation leaves no trace");
  }

  @ParameterizedTest(name = "Td {0}, beta {1}")
  @CsvSource({"0, 1", "0, 0", "25, 1", "25, 0.3"})
  void leavesALimitSoonAfterTheErrorHasTurned(double td, double beta) {
    // A tank that cannot be heated fast enough for an hour.
    Pid pid = new Pid(new Tuning(4, 100, td, beta, 10), 0, 100);
    pid.track(20, 20, 20);
    double pv = 19;
    while (pid.step(37, pv, 1) >= 100 || pv < 30) {
      pv += 0.005;
    }
    assertTrue(pv < 37.2, "leaves the limit at " + pv);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.1", "5, 0.1", "20, 0.1", "50, 0.1"})
  void actsTheSameAtEverySampleTime(double dt, double reference) {
    double[] coarse = warmUp(dt);
    double[] fine = warmUp(reference);
    for (int i = 0; i < coarse.length; i++) {
      assertEquals(fine[i], coarse[i], 0.2, "after " + 10 * i + " min");
    }
  }

  /// A set-point step of 10 K, saturation and a load step on a lag of 2000 s; PV each 10 min.
  private static double[] warmUp(double dt) {
    Pid pid = new Pid(new Tuning(6, 900, 60, 0.8, 10), 0, 50);
    pid.track(0, 20, 20);
    double pv = 20;
    double[] seen = new double[24];
    long perSample = Math.round(600 / dt);
    for (int i = 0; i < seen.length; i++) {
      for (long k = 0; k < perSample; k++) {
        double output = pid.step(30, pv, dt);
        double target = 20 + 0.67 * (output - (i > 12 ? 8 : 0));
        pv = target + (pv - target) * Math.exp(-dt / 2000);
      }
      seen[i] = pv;
    }
    return seen;
  }

  @Test
  void integratingProcessIsHeldAgainstALoad() {
    // SIMC for k' = 1/60 g/s per mL/min, no dead time, tau_c 600 s.
    Pid pid = new Pid(Tuning.pi(0.1, 2400), -50, 50);
    double grams = 1000;
    pid.track(0, 1000, 1000);
    double worst = 0;
    for (int i = 0; i < 12 * 3600; i++) {
      grams += (pid.step(1000, grams, 1) - 2) / 60;
      worst = Math.max(worst, Math.abs(grams - 1000));
    }
    assertEquals(1000, grams, 0.01);
    assertTrue(worst < 20, "worst " + worst);
  }

  @Test
  void waitsForAnInnerLoopThatCannotFollow() {
    double deaf = cascadeOvershoot(false);
    double told = cascadeOvershoot(true);
    assertTrue(told < 0.8 && deaf > 4, "told " + told + ", not told " + deaf);
  }

  /// A fast outer loop over an actuator that moves at most 0.02 a second.
  private static double cascadeOvershoot(boolean told) {
    Pid outer = new Pid(Tuning.pi(5, 120), -100, 100);
    outer.track(0, 0, 0);
    double inner = 0;
    double pv = 0;
    double highest = 0;
    for (int i = 0; i < 7200; i++) {
      double wanted = outer.step(4, pv, 1);
      inner += Math.clamp(wanted - inner, -0.02, 0.02);
      if (told) {
        outer.reached(inner);
      }
      pv += (inner - pv) / 300;
      highest = Math.max(highest, pv);
    }
    return highest - 4;
  }

  @Test
  void reachedIsSaidForOneStepOnly() {
    Pid pid = new Pid(Tuning.pi(1, 100), 0, 100);
    pid.track(50, 40, 40);
    pid.step(40, 40, 1);
    pid.reached(30);
    assertEquals(49.8, pid.step(40, 40, 1), 1e-9);
    assertEquals(49.8, pid.step(40, 40, 1), 1e-9);
  }

  @Test
  void limitsMoveTheOutputInAndLetItGoWithoutABump() {
    Pid pid = new Pid(Tuning.pi(2, 100), 0, 100);
    pid.track(80, 40, 38);
    for (int i = 0; i < 1000; i++) {
      pid.step(40, 38, 1);
    }
    assertEquals(100, pid.output());
    pid.limits(0, 60);
    assertEquals(60, pid.step(40, 38, 1));
    for (int i = 0; i < 1000; i++) {
      pid.step(40, 38, 1);
    }
    pid.limits(0, 100);
    assertEquals(60, pid.step(40, 38, 1), 0.1, "starts where the old limit was");
    pid.limits(20, 30);
    assertEquals(30, pid.step(40, 38, 1));
  }

  @Test
  void limitsThatChangeEveryScanDoNotWindUp() {
    Pid pid = new Pid(Tuning.pi(2, 100), 0, 100);
    pid.track(50, 40, 38);
    for (int i = 0; i < 5000; i++) {
      double high = 60 + 10 * Math.sin(i / 50.0);
      pid.limits(0, high);
      assertTrue(pid.step(40, 38, 1) <= high);
    }
    pid.limits(0, 1000);
    double released = pid.step(40, 38, 1);
    assertTrue(released < 71, "let go at " + released);
  }

  @Test
  void movesNoFasterThanItsRateLimitAndDoesNotWindUpBehindIt() {
    Pid pid = new Pid(Tuning.pi(10, 60), 0, 100);
    pid.rate(0.5);
    pid.track(20, 40, 40);
    double last = 20;
    for (int i = 0; i < 100; i++) {
      double output = pid.step(45, 40, 1);
      assertEquals(0, output - last, 0.5 + 1e-9);
      last = output;
    }
    assertEquals(70, last, 1);
    assertTrue(pid.step(35, 40, 1) < last, "turns at once");
    pid.limits(0, 10);
    assertEquals(10, pid.step(35, 40, 1), "a limit is obeyed at once");
  }

  @Test
  void feedForwardMovesTheOutputByItself() {
    Pid pid = new Pid(Tuning.pi(1, 100), 0, 100);
    pid.feedForward(20);
    pid.track(50, 40, 40);
    assertEquals(50, pid.step(40, 40, 1), 1e-9);
    pid.feedForward(25);
    assertEquals(55, pid.step(40, 40, 1), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"3, DIRECT, -3", "3, REVERSE, 3", "-3, REVERSE, 3", "-3, DIRECT, -3"})
  void actsTheWayItIsTold(double gain, Pid.Action action, double expected) {
    Tuning tuning = Tuning.pid(gain, 100, 10).acting(action);
    assertEquals(expected, tuning.gain());
    assertEquals(action, tuning.action());
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 1, 1",
    "1, NaN, 1",
    "1, 1, NaN",
    "1, 1, -1",
    "Infinity, 1, 1",
    "1, -Infinity, 1",
    "1, 1, Infinity"
  })
  void refusesWhatIsNoNumberAndStaysAsItWas(double setpoint, double pv, double dt) {
    Pid pid = new Pid(Tuning.pid(2, 100, 10), 0, 100);
    pid.track(50, 40, 39);
    double before = pid.step(40, 39, 1);
    assertThrows(IllegalArgumentException.class, () -> pid.step(setpoint, pv, dt));
    assertEquals(before, pid.output());
    assertEquals(before, pid.step(40, 39, 0), 0.1);
    assertThrows(IllegalArgumentException.class, () -> pid.track(Double.NaN, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> pid.reached(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> pid.feedForward(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> pid.limits(2, 1));
    assertThrows(IllegalArgumentException.class, () -> pid.limits(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> pid.rate(0));
    assertThrows(IllegalArgumentException.class, () -> pid.tune(Double.NaN, 1));
  }

  @Test
  void staysANumberWithinItsLimitsWhateverIsDoneToIt() {
    Random random = new Random(4);
    Pid pid = new Pid(Tuning.pid(2, 100, 10), 0, 100);
    double low = 0;
    double high = 100;
    for (int i = 0; i < 200_000; i++) {
      switch (random.nextInt(40)) {
        case 0 -> pid.track(200 * random.nextGaussian(), 50, 50 * random.nextGaussian());
        case 1 -> {
          low = 50 * random.nextGaussian();
          high = low + 50 * random.nextDouble();
          pid.limits(low, high);
        }
        case 2 ->
            pid.tune(
                new Tuning(
                    10 * random.nextGaussian() + 1e-6,
                    random.nextInt(5) == 0
                        ? Double.POSITIVE_INFINITY
                        : 1 + 500 * random.nextDouble(),
                    random.nextInt(2) * 50 * random.nextDouble(),
                    random.nextDouble(),
                    1 + 20 * random.nextDouble()));
        case 3 -> pid.reached(100 * random.nextGaussian());
        case 4 ->
            pid.rate(
                random.nextInt(2) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble() + 1e-3);
        case 5 -> pid.feedForward(20 * random.nextGaussian());
        default -> {}
      }
      double output =
          pid.step(
              100 * random.nextGaussian(),
              100 * random.nextGaussian(),
              random.nextInt(4) * random.nextDouble() * 50);
      assertTrue(output >= low && output <= high, () -> "left its limits: " + output);
    }
  }
}
