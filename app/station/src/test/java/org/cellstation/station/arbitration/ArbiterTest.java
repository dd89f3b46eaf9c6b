package org.cellstation.station.arbitration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cellstation.station.arbitration.Arbiter.Answer;
import org.cellstation.station.arbitration.Arbiter.Holder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArbiterTest {
  private static final List<String> WELDER = List.of("welder");
  private static final Holder A = new Holder("B-1", "up/weld");
  private static final Holder B = new Holder("B-2", "up/weld");
  private static final Holder C = new Holder("B-3", "up/weld");

  private final Arbiter arbiter = new Arbiter();

  private String waits(Holder who, List<String> resources) {
    return arbiter.claim(who, resources) instanceof Answer.Waits waits ? waits.why() : "";
  }

  @Test
  @Tag("F-11")
  void whoAskedFirstIsServedFirstAndTheOthersReadWhy() {
    assertEquals(new Answer.Granted(true), arbiter.claim(A, WELDER));
    assertEquals(new Answer.Granted(false), arbiter.claim(A, WELDER));
    assertEquals(
        new Answer.Waits("waits for welder, used by batch B-1", true), arbiter.claim(B, WELDER));
    assertEquals(
        new Answer.Waits("waits for welder, used by batch B-1", false), arbiter.claim(B, WELDER));
    assertEquals("waits for welder, used by batch B-1", waits(C, WELDER));
    assertEquals(WELDER, arbiter.release(A));
    assertEquals("waits for welder, for which batch B-2 has asked before", waits(C, WELDER));
    assertEquals("", waits(B, WELDER));
    arbiter.release(B);
    assertEquals("", waits(C, WELDER));
  }

  @Test
  @Tag("F-11")
  void severalThingsAreGivenTogetherOrNotAtAll() {
    arbiter.claim(A, List.of("scale"));
    assertEquals("waits for scale, used by batch B-1", waits(B, List.of("welder", "scale")));
    assertEquals("", arbiter.owner("welder"), "nothing is kept while waiting");
    assertEquals(
        "waits for welder, for which batch B-2 has asked before",
        waits(C, WELDER),
        "or those who need more would starve");
    arbiter.release(A);
    assertEquals("", waits(B, List.of("welder", "scale")));
  }

  @Test
  @Tag("F-11")
  void whoIsHeldKeepsItsPlaceButLetsOthersGoBefore() {
    arbiter.claim(A, WELDER);
    waits(B, WELDER);
    waits(C, WELDER);
    arbiter.release(A);
    arbiter.scan();
    arbiter.scan();
    assertEquals("", waits(C, WELDER), "B-2 is held and does not ask");
    waits(A, WELDER);
    waits(B, WELDER);
    arbiter.release(C);
    assertEquals("waits for welder, for which batch B-2 has asked before", waits(A, WELDER));
    assertEquals("", waits(B, WELDER));
  }

  @Test
  @Tag("F-11")
  void aUnitBelongsToItsBatchAndToOneOfItsStepsAtATime() {
    arbiter.reserve("BR-1", "B-1");
    assertEquals("B-1", arbiter.owner("BR-1"));
    assertEquals("waits for BR-1, used by batch B-1", waits(B, List.of("BR-1")));
    assertEquals("", waits(A, List.of("BR-1")));
    Holder beside = new Holder("B-1", "other");
    assertEquals("waits for BR-1, used by batch B-1", waits(beside, List.of("BR-1")));
    arbiter.release(A);
    assertEquals("", waits(beside, List.of("BR-1")));
    arbiter.release("B-1");
    assertEquals("", waits(B, List.of("BR-1")));
  }

  @Test
  @Tag("F-11")
  @Tag("F-14")
  void ownersAndTheQueueComeBackAfterARestart() {
    arbiter.restoreWaiting(A, WELDER);
    arbiter.restoreGranted(A, WELDER);
    arbiter.restoreWaiting(B, WELDER);
    arbiter.restoreWaiting(C, WELDER);
    arbiter.scan();
    assertEquals("waits for welder, used by batch B-1", waits(C, WELDER));
    assertEquals("waits for welder, used by batch B-1", waits(B, WELDER));
    assertEquals(new Answer.Granted(false), arbiter.claim(A, WELDER));
    arbiter.release(A);
    assertEquals("waits for welder, for which batch B-2 has asked before", waits(C, WELDER));
    assertEquals("", waits(B, WELDER));
  }

  @Test
  @Tag("F-11")
  void batchesThatWaitForEachOtherAreNamedWithWhatTheyHave() {
    arbiter.reserve("BR-1", "B-1");
    arbiter.reserve("BR-2", "B-2");
    waits(new Holder("B-1", "wash"), List.of("BR-2"));
    assertEquals(Optional.empty(), arbiter.circle(), "B-2 may still end");
    waits(new Holder("B-2", "grow"), List.of("BR-1"));
    Circle circle = arbiter.circle().orElseThrow();
    assertEquals(Set.of("B-1", "B-2"), circle.batches());
    assertEquals(
        "B-1 has BR-1 and waits for BR-2 (wash); B-2 has BR-2 and waits for BR-1 (grow)",
        circle.words());
    arbiter.release("B-2");
    assertEquals(Optional.empty(), arbiter.circle());
  }

  @Test
  @Tag("F-11")
  void sharedEquipmentAndUnitsTogetherMakeACircleToo() {
    Holder weld = new Holder("B-1", "up/weld");
    assertEquals("", waits(weld, WELDER));
    arbiter.reserve("BR-2", "B-2");
    waits(new Holder("B-2", "up/weld"), WELDER);
    assertEquals(Optional.empty(), arbiter.circle(), "the welder is free when B-1 has welded");
    waits(new Holder("B-1", "other"), List.of("BR-2"));
    assertEquals(Optional.empty(), arbiter.circle(), "another branch does not keep the welder");
    waits(new Holder("B-1", "up/weld/inner"), List.of("BR-2"));
    assertEquals(
        "B-2 has BR-2 and waits for welder (up/weld); B-1 has welder and waits for BR-2"
            + " (up/weld/inner)",
        arbiter.circle().orElseThrow().words());
  }

  @Test
  @Tag("F-11")
  void threeCanWaitInACircleAndWhoWaitsOutsideIsNotNamed() {
    arbiter.reserve("BR-1", "B-1");
    arbiter.reserve("BR-2", "B-2");
    arbiter.reserve("BR-3", "B-3");
    waits(new Holder("B-4", "up"), List.of("BR-1"));
    waits(new Holder("B-1", "up"), List.of("BR-2"));
    waits(new Holder("B-2", "up"), List.of("BR-3"));
    assertEquals(Optional.empty(), arbiter.circle());
    waits(new Holder("B-3", "up"), List.of("BR-1"));
    assertEquals(Set.of("B-1", "B-2", "B-3"), arbiter.circle().orElseThrow().batches());
  }

  /// Twelve batches, five things, steps that want one to three of them for a while, some of them
  /// held now and then: nothing is ever given twice, and everybody gets what they want.
  @Test
  @Tag("F-11")
  void athousandRandomClaimsHaveOneOwnerEachAndNobodyStarves() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<String> things = List.of("welder", "scale", "W-1", "W-2", "sampler");
      Map<Holder, List<String>> wanting = new LinkedHashMap<>();
      Map<Holder, Integer> waited = new HashMap<>();
      Map<Holder, Integer> working = new HashMap<>();
      Map<String, Holder> owner = new HashMap<>();
      Arbiter fresh = new Arbiter();
      int claims = 0;
      int served = 0;
      while (served < 1000) {
        fresh.scan();
        for (Holder who : List.copyOf(working.keySet())) {
          if (working.merge(who, -1, Integer::sum) <= 0) {
            working.remove(who);
            List<String> freed = fresh.release(who);
            freed.forEach(thing -> assertEquals(who, owner.remove(thing)));
          }
        }
        if (wanting.size() < 12 && claims < 1100) {
          List<String> some = new ArrayList<>(things);
          Collections.shuffle(some, random);
          Holder who = new Holder("B-" + claims % 12, "step " + claims);
          claims++;
          wanting.put(who, List.copyOf(some.subList(0, 1 + random.nextInt(3))));
        }
        List<Holder> asking = new ArrayList<>(wanting.keySet());
        Collections.shuffle(asking, random);
        for (Holder who : asking) {
          boolean held = random.nextInt(20) == 0;
          if (held) {
            continue;
          }
          List<String> wants = wanting.getOrDefault(who, List.of());
          if (fresh.claim(who, wants) instanceof Answer.Granted) {
            for (String thing : wants) {
              assertNull(owner.put(thing, who), thing + " is owned twice");
            }
            wanting.remove(who);
            working.put(who, 1 + random.nextInt(4));
            served++;
          } else {
            int scans = waited.merge(who, 1, Integer::sum);
            assertTrue(scans < 200, who + " starves");
          }
        }
      }
    }
  }

  @Test
  void aWaitingAnswerNamesTheBatchThatHasIt() {
    arbiter.claim(A, WELDER);
    assertTrue(
        assertInstanceOf(Answer.Waits.class, arbiter.claim(B, WELDER)).why().contains("B-1"));
  }
}
