package org.cellstation.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private final Faults faults =
      new Faults(
          Map.of("AT-101", Set.of(Fault.SILENT, Fault.STUCK), "gas", Set.of(Fault.UNPLUGGED)));

  @Test
  void refusesWhatCannotHappenAndSaysWhatCan() {
    var site =
        assertThrows(
            IllegalArgumentException.class, () -> faults.set("AT-999", Fault.SILENT, true));
    assertTrue(String.valueOf(site.getMessage()).contains("[AT-101, gas]"));
    var kind =
        assertThrows(IllegalArgumentException.class, () -> faults.set("gas", Fault.STUCK, true));
    assertTrue(String.valueOf(kind.getMessage()).contains("it can be: unplugged"));
  }

  private static double nowhere(Watched watched) {
    return Double.NaN;
  }

  @Test
  void noFaultIsTakenForAnother() {
    for (Fault one : Fault.values()) {
      FaultState state = new FaultState();
      state.set(one, true);
      for (Fault other : Fault.values()) {
        assertEquals(one == other, state.has(other), one + " seen as " + other);
      }
    }
  }

  @Test
  void listsWhatIsActiveUntilCleared() {
    faults.set("AT-101", Fault.SILENT, true);
    faults.set("AT-101", Fault.SILENT, true);
    assertEquals(Map.of("AT-101", Set.of(Fault.SILENT)), faults.active());
    faults.clear();
    assertEquals(Map.of(), faults.active());
  }

  @Test
  void aScenarioSwitchesByProcessTimeAndOverlapsJoin() {
    Duration ten = Duration.ofSeconds(10);
    ScenarioPlayer player =
        new ScenarioPlayer(
            faults,
            new Scenario(
                List.of(
                    new Scenario.Step(ten, ten, "AT-101", Fault.SILENT),
                    new Scenario.Step(Duration.ofSeconds(15), ten, "AT-101", Fault.SILENT))),
            FaultsTest::nowhere);
    boolean[] expected = {false, true, true, true, false};
    double[] times = {9, 10, 19, 24, 25};
    for (int i = 0; i < times.length; i++) {
      player.at(times[i]);
      assertEquals(expected[i], faults.of("AT-101").has(Fault.SILENT), "at " + times[i]);
    }
  }

  @Test
  void aScenarioLeavesFaultsSetByHandAlone() {
    faults.set("AT-101", Fault.STUCK, true);
    ScenarioPlayer player =
        new ScenarioPlayer(
            faults,
            new Scenario(
                List.of(
                    new Scenario.Step(
                        Duration.ZERO, Duration.ofSeconds(5), "gas", Fault.UNPLUGGED))),
            FaultsTest::nowhere);
    player.at(0);
    assertTrue(faults.of("gas").has(Fault.UNPLUGGED));
    player.stop();
    assertFalse(faults.of("gas").has(Fault.UNPLUGGED));
    assertTrue(faults.of("AT-101").has(Fault.STUCK));
  }

  @Test
  void aScenarioThatNamesWhatIsNotThereIsRefusedWhole() {
    Scenario wrong =
        new Scenario(List.of(new Scenario.Step(Duration.ZERO, Duration.ZERO, "P-9", Fault.SILENT)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ScenarioPlayer(faults, wrong, FaultsTest::nowhere));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Scenario.Step(Duration.ofSeconds(-1), Duration.ZERO, "gas", Fault.UNPLUGGED));
  }
}
