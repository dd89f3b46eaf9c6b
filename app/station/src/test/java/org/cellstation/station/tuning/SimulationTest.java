package org.cellstation.station.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Unit steps against their closed forms.
class SimulationTest {
  private static double at(ProcessModel model, double step, int steps) {
    Simulation plant = new Simulation(model, step);
    for (int i = 0; i < steps; i++) {
      plant.step(1);
    }
    return plant.y();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.1, 0.7, 1, 3})
  void aLagWithAnyDeadTimeIsExactAtAnyStep(double step) {
    ProcessModel model = ProcessModel.lag(2, 4, 1.25);
    int steps = (int) Math.round(6 / step);
    double expected = 2 * (1 - Math.exp(-(steps * step - 1.25) / 4));
    assertEquals(expected, at(model, step, steps), 1e-9);
  }

  @Test
  void equalLagsAreExact() {
    ProcessModel model = new ProcessModel(1, List.of(1.0, 1.0, 1.0, 1.0), 0, List.of(), 0);
    double t = 5;
    double expected = 1 - Math.exp(-t) * (1 + t + t * t / 2 + t * t * t / 6);
    assertEquals(expected, at(model, 0.5, 10), 1e-12);
  }

  @Test
  void oneAndTwoIntegratorsAreExact() {
    assertEquals(0.3 * 7.5, at(ProcessModel.integrating(0.3, 2.5), 0.5, 20), 1e-9);
    assertEquals(50, at(new ProcessModel(1, List.of(), 2, List.of(), 0), 0.1, 100), 1e-9);
  }

  @Test
  void anInverseResponseGoesTheWrongWayFirst() {
    ProcessModel model = new ProcessModel(1, List.of(2.0, 1.0), 0, List.of(-1.5), 0);
    // (1 - 1.5 s)/((2 s + 1)(s + 1)): 1 - 3.5 e^(-t/2) + 2.5 e^(-t)
    for (int i = 1; i < 20; i++) {
      double t = i * 0.2;
      assertEquals(
          1 - 3.5 * Math.exp(-t / 2) + 2.5 * Math.exp(-t), at(model, 0.2, i), 1e-9, "at " + t);
    }
  }

  @Test
  void aLeadOnItsOwnLagPassesTheStepThrough() {
    ProcessModel model = new ProcessModel(1, List.of(4.0), 0, List.of(1.0), 0);
    assertEquals(1 - 0.75 * Math.exp(-0.5), at(model, 0.5, 4), 1e-12);
  }

  @Test
  void nonsenseIsNoProcess() {
    assertThrows(IllegalArgumentException.class, () -> ProcessModel.lag(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> ProcessModel.lag(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> ProcessModel.lag(1, 1, -1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ProcessModel(1, List.of(1.0), 0, List.of(1.0, 2.0), 0));
  }
}
