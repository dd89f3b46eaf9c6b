package org.cellstation.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Faults that wait for what the plant comes to.
final class ScenarioPlayerTest {
  private final Faults faults = new Faults();
  private final FaultState site = faults.add("WT-101", Set.of(Fault.BIAS, Fault.STUCK), "g");

  private ScenarioPlayer player(String glucose, Scenario.Step... steps) {
    // One letter a second: h is high, l is low.
    return new ScenarioPlayer(
        faults,
        new Scenario(List.of(steps)),
        watched -> glucose.charAt((int) Math.min(now, glucose.length() - 1)) == 'l' ? 3 : 8);
  }

  private double now;

  private static Scenario.Step low(long held, long after, long length, boolean repeated) {
    return new Scenario.Step(
        new Trigger.When(
            Watched.GLUCOSE,
            false,
            5,
            Duration.ofSeconds(held),
            Duration.ofSeconds(after),
            repeated),
        Duration.ofSeconds(length),
        "WT-101",
        Fault.STUCK,
        Double.NaN);
  }

  private String played(ScenarioPlayer player, int seconds) {
    StringBuilder seen = new StringBuilder();
    for (now = 0; now < seconds; now++) {
      player.at(now);
      seen.append(site.has(Fault.STUCK) ? 'x' : '.');
    }
    return seen.toString();
  }

  /// What glucose does, second by second, and when the fault is there.
  @ParameterizedTest(name = "{0} held {1} after {2} for {3} repeat {4}")
  @CsvSource({
    "hhllllllll, 0, 0, 3, false, ..xxx.....",
    "hhllllllll, 2, 0, 3, false, ....xxx...",
    "hhlhllllll, 2, 0, 3, false, ......xxx.",
    "hhllhhhhhh, 0, 3, 2, false, .....xx...",
    "hlhhhhlhhh, 0, 0, 2, false, .xx.......",
    "hlhhhhlhhh, 0, 0, 2, true,  .xx...xx..",
    "hlllllllll, 0, 0, 2, true,  .xx.......",
    "hllllhlhhh, 0, 0, 2, true,  .xx...xx..",
    "hhhhhhhhhh, 0, 0, 2, true,  ..........",
    "llhhhhhhhh, 0, 0, 4, true,  xxxx......",
  })
  void beginsWhenTheConditionHasHeldAndEndsAfterItsTime(
      String glucose, long held, long after, long length, boolean repeated, String expected) {
    ScenarioPlayer player = player(glucose, low(held, after, length, repeated));
    assertEquals(expected, played(player, glucose.length()));
  }

  @Test
  void whatHasNoValueStartsNothing() {
    ScenarioPlayer player =
        new ScenarioPlayer(
            faults, new Scenario(List.of(low(0, 0, 3, false))), watched -> Double.NaN);
    assertEquals(".....", played(player, 5));
  }

  @Test
  void saysHowMuchAndTheOneThatGoesOnKeepsItsOwn() {
    Trigger soon = new Trigger.At(Duration.ofSeconds(1));
    Trigger later = new Trigger.At(Duration.ofSeconds(3));
    ScenarioPlayer player =
        player(
            "h",
            new Scenario.Step(soon, Duration.ofSeconds(9), "WT-101", Fault.BIAS, 20),
            new Scenario.Step(later, Duration.ofSeconds(2), "WT-101", Fault.BIAS, 70));
    double[] expected = {50, 20, 20, 70, 70, 20, 20};
    for (int i = 0; i < expected.length; i++) {
      player.at(i);
      assertEquals(expected[i], site.amount(Fault.BIAS, 50), "at " + i);
    }
    player.at(11);
    assertEquals(false, site.any());
  }

  @Test
  void refusesASizeThatCannotBe() {
    Trigger now = new Trigger.At(Duration.ZERO);
    for (Scenario.Step wrong :
        List.of(
            new Scenario.Step(now, Duration.ZERO, "WT-101", Fault.BIAS, 0),
            new Scenario.Step(now, Duration.ZERO, "WT-101", Fault.STUCK, 3))) {
      assertThrows(IllegalArgumentException.class, () -> player("h", wrong));
    }
  }
}
