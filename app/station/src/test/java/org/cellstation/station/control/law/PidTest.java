package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
