package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// A plant that is stepped all day leaves no garbage.
final class AllocationTest {
  private static final int STEPS = 10_000;

  /// Less than the smallest object for each step; what is worked out anew every ten seconds may
  /// take some while it is not compiled.
  private static final long BOUND = STEPS * 16;

  @Test
  void aStepAllocatesNoObject() {
    Plant plant = new Plant(PlantSettings.nominal(0));
    Actuators a = plant.actuators();
    a.rockPerMinute = 30;
    a.airMillilitresPerMinute = 200;
    a.oxygenMillilitresPerMinute = 20;
    a.carbonDioxideMillilitresPerMinute = 20;
    a.heaterPercent = 51;
    a.feedMillilitresPerMinute = 60;
    run(plant, STEPS);
    a.inoculumMillilitresPerMinute = 60;
    run(plant, 60);
    a.inoculumMillilitresPerMinute = 0;
    a.feedMillilitresPerMinute = 1;
    a.permeateMillilitresPerMinute = 1;
    run(plant, 10 * STEPS);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    run(plant, STEPS);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(plant.viable() > 0 && plant.permeateFlow() > 0, "the plant works");
    assertTrue(bytes < BOUND, bytes + " bytes in " + STEPS + " steps");
  }

  private static void run(Plant plant, int steps) {
    for (int i = 0; i < steps; i++) {
      // A controller moves its output.
      plant.actuators().feedMillilitresPerMinute *= i % 2 == 0 ? 1.01 : 1 / 1.01;
      plant.step(1);
    }
  }
}
