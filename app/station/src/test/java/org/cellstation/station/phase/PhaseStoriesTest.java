package org.cellstation.station.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.model.PhaseType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What each phase does to a unit when all goes well, and when it does not.
final class PhaseStoriesTest {
  private static final Instant ANY = Instant.EPOCH;
  private static final Duration LONG = Duration.ofDays(2);

  private final PaperBag bag = new PaperBag();

  private EquipmentPhase fill() {
    return bag.phase(PhaseType.FILL, Map.of("volume", 900.0, "flow", 60.0));
  }

  private EquipmentPhase perfuse() {
    return bag.phase(
        PhaseType.PERFUSE,
        Map.of("duration", 24.0, "rate", 1.0, "temperature", 37.0, "DO", 40.0, "pH", 7.2));
  }

  @Test
  void fillsByWeightAndStopsThePump() {
    assertEquals(Progress.DONE, bag.run(fill(), LONG));
    assertEquals(900, bag.grams, 25);
    assertEquals(0, bag.pump("feed"));
  }

  @Test
  void fillsOnlyTheRestWhenItIsBegunAgainAfterARestart() {
    EquipmentPhase before = fill();
    while (bag.grams < 400) {
      bag.scan(before);
    }
    assertEquals(Progress.DONE, bag.run(fill(), LONG));
    assertEquals(900, bag.grams, 25);
  }

  @Test
  void stopsFillingWhileTheWeightIsNotMeasured() {
    EquipmentPhase fill = fill();
    bag.run(fill, Duration.ofMinutes(5));
    assertEquals(60, bag.pump("feed"));
    bag.lose("weight", Cause.NO_REPLY);
    Progress waiting = bag.scan(fill);
    assertInstanceOf(Progress.Continues.class, waiting);
    assertTrue(waiting.toString().contains("no reply"), waiting.toString());
    assertEquals(0, bag.pump("feed"));
    bag.find("weight");
    assertEquals(Progress.DONE, bag.run(fill, LONG));
  }

  @Test
  void goesByARestlessBalance() {
    bag.lose("weight", Cause.NOT_STABLE);
    assertEquals(Progress.DONE, bag.run(fill(), LONG));
  }

  @Test
  @Tag("F-09")
  void givesUpWhenThePumpRunsAndTheWeightDoesNotFollow() {
    bag.tubingBlocked = true;
    EquipmentPhase fill = fill();
    var failed = assertInstanceOf(Progress.Failed.class, bag.run(fill, LONG));
    assertTrue(failed.reason().contains("clamps"), failed.reason());
    assertEquals(0, bag.pump("feed"));
    bag.tubingBlocked = false;
    assertEquals(Progress.DONE, fill.restarting(ANY));
    assertEquals(Progress.DONE, bag.run(fill, LONG), "a person mended it, then it goes on");
  }

  @Test
  @Tag("F-09")
  void givesUpWhenThePumpIsToldToRunAndDoesNot() {
    bag.pumpsStandStill = true;
    EquipmentPhase fill = fill();
    var failed = assertInstanceOf(Progress.Failed.class, bag.run(fill, LONG));
    assertTrue(failed.reason().contains("check that the pump runs"), failed.reason());
    assertEquals(0, bag.pump("feed"));
    bag.pumpsStandStill = false;
    assertEquals(Progress.DONE, fill.restarting(ANY));
    assertEquals(Progress.DONE, bag.run(fill, LONG), "a person mended it, then it goes on");
  }

  @Test
  void stopsThePumpOnHoldStopAndAbort() {
    EquipmentPhase fill = fill();
    bag.run(fill, Duration.ofMinutes(5));
    assertEquals(Progress.DONE, fill.holding(ANY));
    assertEquals(0, bag.pump("feed"));
    bag.run(fill, Duration.ofMinutes(3));
    assertEquals(Progress.DONE, fill.stopping(ANY));
    assertEquals(0, bag.pump("feed"));
    bag.run(fill, Duration.ofMinutes(3));
    assertEquals(Progress.DONE, fill.aborting(ANY));
    assertEquals(0, bag.pump("feed"));
  }

  @Test
  @Tag("D-19")
  void inoculationMarksTheBeginOfTheCultureAndHarvestItsEnd() {
    bag.run(bag.phase(PhaseType.INOCULATE, Map.of("volume", 100.0, "flow", 10.0)), LONG);
    assertTrue(bag.cells);
    bag.engaged = true;
    assertEquals(
        Progress.DONE,
        bag.run(bag.phase(PhaseType.HARVEST, Map.of("flow", 50.0, "heel", 20.0)), LONG));
    assertFalse(bag.cells);
    assertFalse(bag.engaged, "life support ends with the harvest");
    assertEquals(20, bag.grams, 2);
  }

  @Test
  void perfusesAtConstantWeight() {
    bag.grams = 1000;
    EquipmentPhase perfuse = perfuse();
    bag.run(perfuse, Duration.ofHours(1));
    assertEquals(1000 / 1440.0, bag.pump("permeate"), 0.01);
    bag.grams -= 30;
    bag.run(perfuse, Duration.ofHours(4));
    assertEquals(1000, bag.grams, 3);
    assertEquals(Progress.DONE, bag.run(perfuse, LONG));
    assertEquals(0, bag.pump("feed") + bag.pump("permeate"));
    assertEquals(24, bag.active.toHours());
  }

  @Test
  void fedBatchGoesOnWhereItWasAfterAHold() {
    bag.grams = 1000;
    bag.set("temperature", 37);
    bag.set("DO", 40);
    bag.set("pH", 7.2);
    EquipmentPhase expand = fedBatch();
    bag.run(expand, Duration.ofHours(10));
    double before = bag.pump("feed");
    assertEquals(0.02 * Math.exp(0.2), before, 1e-4);
    assertEquals(Progress.DONE, expand.holding(Instant.EPOCH));
    assertEquals(0, bag.pump("feed"));
    assertEquals(Progress.DONE, expand.restarting(Instant.EPOCH));
    bag.run(expand, Duration.ofSeconds(2));
    assertEquals(before, bag.pump("feed"), 1e-5);
    assertEquals(0, bag.pump("permeate"));
    // Another instance, after the end of the program: from the last note, ten minutes old at most.
    EquipmentPhase rebuilt = fedBatch();
    bag.endSupply();
    bag.run(rebuilt, Duration.ofSeconds(2));
    assertEquals(before, bag.pump("feed"), 0.02 * before / 6);
    assertEquals(Progress.DONE, bag.run(rebuilt, LONG));
    assertEquals(0, bag.pump("feed"));
  }

  private EquipmentPhase fedBatch() {
    return bag.phase(
        PhaseType.EXPAND,
        Map.of("duration", 24.0, "temperature", 37.0, "DO", 40.0, "pH", 7.2, "feed", 1.0));
  }

  @Test
  void feedsNothingIntoABagThatIsTooFullAndDrawsNothingFromOneTooEmpty() {
    bag.grams = 1000;
    EquipmentPhase perfuse = perfuse();
    bag.run(perfuse, Duration.ofHours(1));
    bag.grams = 1200;
    bag.run(perfuse, Duration.ofMinutes(10));
    assertEquals(0, bag.pump("feed"));
    assertTrue(bag.pump("permeate") > 0);
    bag.grams = 700;
    bag.run(perfuse, Duration.ofMinutes(12));
    assertEquals(0, bag.pump("permeate"));
    assertTrue(bag.pump("feed") > 0);
  }

  @Test
  void equilibratesUntilAllHaveBeenStable() {
    EquipmentPhase equilibrate =
        bag.phase(
            PhaseType.EQUILIBRATE,
            Map.of(
                "temperature", 37.0, "DO", 40.0, "pH", 7.2, "rock rate", 15.0, "gas flow", 200.0));
    bag.set("temperature", 36.0);
    bag.set("DO", 100);
    bag.set("pH", 7.2);
    Progress waiting = bag.run(equilibrate, Duration.ofMinutes(30));
    assertTrue(waiting.toString().contains("temperature"), waiting.toString());
    assertTrue(bag.engaged);
    bag.set("temperature", 37.0);
    bag.run(equilibrate, Duration.ofMinutes(9));
    bag.set("pH", 7.4);
    bag.scan(equilibrate);
    bag.set("pH", 7.2);
    assertInstanceOf(
        Progress.Continues.class, bag.run(equilibrate, Duration.ofMinutes(9)), "began afresh");
    assertEquals(Progress.DONE, bag.run(equilibrate, Duration.ofMinutes(2)));
  }

  @Test
  void refusedSetPointsFailThePhase() {
    bag.refusal = "temperature 37 degC is outside 20..36 degC";
    assertInstanceOf(Progress.Failed.class, bag.scan(perfuse()));
  }

  @Test
  @Tag("D-18")
  void preUseCheckWaitsForEveryInstrumentAndFindsALeak() {
    EquipmentPhase check = bag.phase(PhaseType.PRE_USE_CHECK, Map.of("hold time", 30.0));
    bag.lose("pH", Cause.SENSOR_FAULT);
    Progress waiting = bag.scan(check);
    assertTrue(waiting.toString().contains("pH"), waiting.toString());
    bag.find("pH");
    bag.grams = 50;
    bag.scan(check);
    bag.grams = 40;
    assertInstanceOf(Progress.Failed.class, bag.scan(check));
  }

  @Test
  void preUseCheckPassesATightBag() {
    EquipmentPhase check = bag.phase(PhaseType.PRE_USE_CHECK, Map.of("hold time", 30.0));
    assertEquals(Progress.DONE, bag.run(check, LONG));
    assertEquals(30, bag.active.toMinutes());
  }
}
