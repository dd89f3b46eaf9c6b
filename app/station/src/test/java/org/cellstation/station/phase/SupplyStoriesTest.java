package org.cellstation.station.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.model.PhaseType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What phases say when liquid does not come or does not leave: in words, and in a stated time.
final class SupplyStoriesTest {
  private static final Instant ANY = Instant.EPOCH;
  private static final Duration DAYS = Duration.ofDays(5);

  private final PaperBag bag = new PaperBag();

  private EquipmentPhase culture(PhaseType type, Map<String, Double> supply) {
    bag.grams = 1000;
    Map<String, Double> all = new HashMap<>(supply);
    all.putAll(Map.of("duration", 240.0, "temperature", 37.0, "DO", 40.0, "pH", 7.2));
    return bag.phase(type, all);
  }

  private static String reason(Progress progress) {
    return assertInstanceOf(Progress.Failed.class, progress).reason();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 5})
  @Tag("F-09")
  void anEmptyMediumBagHoldsThePerfusionAndSaysWhatToDo(double rate) {
    EquipmentPhase perfuse = culture(PhaseType.PERFUSE, Map.of("rate", rate));
    assertEquals(Progress.CONTINUES, bag.run(perfuse, Duration.ofHours(12)));
    bag.feedEmpty = true;
    String why = reason(bag.run(perfuse, Duration.ofHours(3)));
    assertTrue(why.contains("lighter") && why.contains("change the medium bag"), why);
    assertEquals(0, bag.pump("feed"));
    assertEquals(0, bag.pump("permeate"));
    bag.feedEmpty = false;
    assertEquals(Progress.DONE, perfuse.restarting(ANY));
    assertEquals(Progress.CONTINUES, bag.run(perfuse, Duration.ofHours(24)));
    assertEquals(1000, bag.grams, 5);
  }

  @Test
  void anEmptyBagOfASmallVesselIsFoundWithinTwoHours() {
    EquipmentPhase perfuse = culture(PhaseType.PERFUSE, Map.of("rate", 0.9));
    bag.grams = 470;
    bag.run(perfuse, Duration.ofHours(6));
    bag.feedEmpty = true;
    assertTrue(reason(bag.run(perfuse, Duration.ofHours(2))).contains("lighter"));
  }

  @Test
  void aBlockedPermeateLineHoldsThePerfusion() {
    EquipmentPhase perfuse = culture(PhaseType.PERFUSE, Map.of("rate", 2.0));
    bag.run(perfuse, Duration.ofHours(1));
    bag.grams += 55;
    bag.tubingBlocked = true;
    String why = reason(bag.run(perfuse, Duration.ofMinutes(30)));
    assertTrue(why.contains("heavier") && why.contains("permeate line"), why);
  }

  @Test
  void aPumpThatStandsStillHoldsThePerfusion() {
    EquipmentPhase perfuse = culture(PhaseType.PERFUSE, Map.of("rate", 1.0));
    bag.run(perfuse, Duration.ofHours(1));
    bag.grams -= 55;
    bag.pumpsStandStill = true;
    assertTrue(reason(bag.run(perfuse, Duration.ofMinutes(30))).contains("feed pump turns"));
  }

  @Test
  void whatAPersonTakesOutIsMadeGoodWithoutAWord() {
    EquipmentPhase perfuse = culture(PhaseType.PERFUSE, Map.of("rate", 1.0));
    bag.run(perfuse, Duration.ofHours(1));
    bag.grams -= 50;
    assertEquals(Progress.CONTINUES, bag.run(perfuse, Duration.ofHours(6)));
  }

  @Test
  void anEmptyFeedBagHoldsTheFedBatch() {
    EquipmentPhase expand = culture(PhaseType.EXPAND, Map.of("feed", 0.5));
    bag.set("DO", 40);
    assertEquals(Progress.CONTINUES, bag.run(expand, DAYS));
    bag.feedEmpty = true;
    String why = reason(bag.run(expand, Duration.ofHours(24)));
    assertTrue(why.contains("change the feed bag"), why);
    assertEquals(0, bag.pump("feed"));
  }

  @Test
  void aLostWeightIsNoEmptyBag() {
    EquipmentPhase perfuse = culture(PhaseType.PERFUSE, Map.of("rate", 1.0));
    bag.run(perfuse, Duration.ofHours(1));
    bag.lose("weight", Cause.NO_REPLY);
    assertInstanceOf(Progress.Continues.class, bag.run(perfuse, Duration.ofHours(3)));
  }

  @ParameterizedTest
  @EnumSource(
      value = PhaseType.class,
      names = {"HARVEST", "DRAIN"})
  @Tag("F-09")
  void aHeelThatTheLineDoesNotReachIsSaidWithinMinutes(PhaseType type) {
    bag.grams = 900;
    bag.dregs = 62;
    bag.engaged = true;
    EquipmentPhase empties = bag.phase(type, Map.of("flow", 50.0, "heel", 20.0));
    String why = reason(bag.run(empties, Duration.ofMinutes(22)));
    assertTrue(why.contains("above the heel of 20 g") && why.contains("62 g"), why);
    assertEquals(0, bag.pump("harvest"));
    assertTrue(bag.engaged, "what is left is kept as it was");
    bag.dregs = 0;
    assertEquals(Progress.DONE, empties.restarting(ANY));
    assertEquals(Progress.DONE, bag.run(empties, Duration.ofMinutes(22)));
  }

  @Test
  void aSlowHarvestIsGivenItsTime() {
    bag.grams = 100;
    EquipmentPhase harvest = bag.phase(PhaseType.HARVEST, Map.of("flow", 0.1, "heel", 20.0));
    assertEquals(Progress.DONE, bag.run(harvest, Duration.ofHours(14)));
  }
}
