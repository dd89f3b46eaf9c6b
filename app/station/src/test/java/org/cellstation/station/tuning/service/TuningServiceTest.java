package org.cellstation.station.tuning.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Tunings.Comparison;
import org.cellstation.station.api.Tunings.Last;
import org.cellstation.station.api.Tunings.Place;
import org.cellstation.station.api.Tunings.Plan;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests of a loop through the service: allowed or refused, and back to what it was however they
/// end.
class TuningServiceTest {
  private static final Plan STEP = Plan.step(10, 2, Duration.ofHours(1));
  private static final Plan RELAY = Plan.relay(5, 0.05, 6, 2, Duration.ofHours(4));

  @TempDir private Path folder;

  private final PaperVessel vessel = new PaperVessel();
  private Journal journal;
  private TuningService service;

  @BeforeEach
  void open() throws IOException {
    journal = Journal.open(folder, () -> vessel.now, ZoneOffset.UTC);
    service = new TuningService(List.of(vessel), journal, Duration.ofSeconds(1));
    service.begin(vessel.now);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private void seconds(int seconds) throws IOException {
    for (int i = 0; i < seconds; i++) {
      journal.commit();
      service.scan(vessel.now);
      vessel.second();
    }
  }

  private Reply begin(Plan plan) {
    return service.begin("dora", "BR-1", "temperature", plan, "qualification", vessel.now);
  }

  private Place place() {
    return service.places().getFirst();
  }

  private Last last() {
    return Objects.requireNonNull(place().last());
  }

  private <T extends Event> List<T> events(Class<T> type) throws IOException {
    journal.commit();
    List<T> found = new ArrayList<>();
    journal.forEach(
        entry -> {
          if (type.isInstance(entry.event())) {
            found.add(type.cast(entry.event()));
          }
        });
    return found;
  }

  private void assertGivenBack() {
    assertEquals(LoopMode.AUTO, vessel.mode);
    assertNull(place().running());
  }

  @Test
  void aStepTestGivesAModelAndTheLoopBack() throws IOException {
    Reply reply = begin(STEP);
    assertTrue(reply.done(), reply.text());
    assertEquals(LoopMode.AUTO, vessel.mode, "nothing moves before the journal has it");
    seconds(10);
    assertEquals(LoopMode.MANUAL, vessel.mode);
    assertNotNull(place().running());
    seconds(4000);
    assertGivenBack();
    assertEquals(PaperVessel.HELD, vessel.output);
    assertEquals("DONE", last().outcome(), last().text());
    var model = Objects.requireNonNull(last().result()).model();
    assertEquals(0.05, model.gain(), 0.001);
    assertEquals(300, model.longestLag(), 10);
    assertEquals(last().samples().size(), last().fitted().size());

    Event.TuningTestStarted started = events(Event.TuningTestStarted.class).getFirst();
    assertEquals("STEP", started.kind());
    assertEquals("AUTO", started.mode());
    assertEquals("10.0 %", started.plan().get("size"));
    Event.TuningTestEnded ended = events(Event.TuningTestEnded.class).getFirst();
    assertEquals("DONE", ended.outcome());
    assertEquals(model.gain(), Double.parseDouble(ended.figures().getOrDefault("gain", "")));
  }

  @Test
  void aStepTestTellsALoopThatPushesTheWrongWay() throws IOException {
    vessel.tuning = vessel.tuning.acting(Pid.Action.DIRECT);
    begin(STEP);
    seconds(4000);
    assertGivenBack();
    assertEquals("REFUSED", last().outcome(), last().text());
    assertTrue(last().text().contains("wrong way: more output raises it"), last().text());
    assertNull(last().result());
    assertEquals(Map.of(), events(Event.TuningTestEnded.class).getFirst().figures());
    assertEquals(List.of(), service.proposals("BR-1", "temperature", Double.NaN));
  }

  @Test
  void aRelayTestGivesProposalsThatAreAppliedAndTakenBack() throws IOException {
    begin(RELAY);
    seconds(6000);
    assertEquals("DONE", last().outcome(), last().text());
    assertGivenBack();
    List<Comparison> comparisons = service.proposals("BR-1", "temperature", Double.NaN);
    assertTrue(comparisons.size() >= 2);
    Pid.Tuning before = vessel.tuning;
    Pid.Tuning proposed = comparisons.getLast().proposal().tuning();

    assertTrue(service.apply("dora", "BR-1", "temperature", proposed, "better", vessel.now).done());
    assertEquals(proposed, vessel.tuning);
    assertEquals(before, place().before());
    assertTrue(service.revert("dora", "BR-1", "temperature", "worse", vessel.now).done());
    assertEquals(before, vessel.tuning);
  }

  @Test
  void aTuningThatIsUnstableWithTheTestedProcessIsRefused() throws IOException {
    begin(RELAY);
    seconds(6000);
    Pid.Tuning before = vessel.tuning;
    var reply =
        service.apply("dora", "BR-1", "temperature", Pid.Tuning.pi(900, 30), "faster", vessel.now);
    assertFalse(reply.done());
    assertTrue(reply.text().contains("unstable"), reply.text());
    assertEquals(before, vessel.tuning);
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        trouble("batch", v -> v.batch = "TC-1", "belongs to batch TC-1"),
        trouble("cells", v -> v.culture = true, "cells"),
        trouble("link", v -> v.lost = "heater", "link heater was lost"),
        trouble("blind", v -> v.blind = true, "no good value"),
        trouble("loops off", v -> v.engaged = false, "turned off"),
        trouble("interlock", v -> v.held = "Bag empty: fill it.", "taken away: Bag empty: fill it"),
        trouble("moved", v -> v.output = 0, "somebody moved the output"),
        trouble("taken over", v -> v.mode = LoopMode.AUTO, "somebody put"));
  }

  private static Arguments trouble(String name, Consumer<PaperVessel> what, String words) {
    return Arguments.of(name, what, words);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubles")
  void whateverHappensTheTestEndsAndTheLoopIsBack(
      String name, Consumer<PaperVessel> trouble, String words) throws IOException {
    for (Plan plan : List.of(STEP, RELAY)) {
      PaperVessel fresh = new PaperVessel();
      vessel.batch = "";
      vessel.culture = false;
      vessel.lost = "";
      vessel.held = "";
      vessel.blind = false;
      vessel.engaged = true;
      vessel.mode = LoopMode.AUTO;
      vessel.output = fresh.output;
      assertTrue(begin(plan).done(), name);
      seconds(200);
      assertNotNull(place().running());
      trouble.accept(vessel);
      seconds(20);
      assertGivenBack();
      assertEquals("STOPPED", last().outcome());
      assertTrue(last().text().contains(words), last().text());
    }
    assertEquals(2, events(Event.TuningTestEnded.class).size());
  }

  @Test
  void aSingleLostAnswerDoesNotEndATest() throws IOException {
    begin(STEP);
    seconds(100);
    vessel.blind = true;
    seconds(10);
    vessel.blind = false;
    seconds(10);
    assertNotNull(place().running());
  }

  @Test
  void aPersonCancels() throws IOException {
    begin(RELAY);
    seconds(100);
    assertTrue(service.cancel("dora", "BR-1", "enough", vessel.now).done());
    assertGivenBack();
    assertTrue(last().text().contains("cancelled by dora: enough"));
    assertFalse(service.cancel("dora", "BR-1", "again", vessel.now).done());
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        trouble("batch", v -> v.batch = "TC-1", "belongs to batch TC-1"),
        trouble("cells", v -> v.culture = true, "There are cells"),
        trouble("off", v -> v.engaged = false, "turn them on first"),
        trouble("manual", v -> v.mode = LoopMode.MANUAL, "Put it into AUTO"),
        trouble("blind", v -> v.blind = true, "no good value"),
        trouble("held", v -> v.held = "Bag empty: fill it.", "is held: Bag empty: fill it"),
        trouble("link", v -> v.lost = "heater", "link heater is down"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void whenItIsNotAllowedItIsSaidWhy(String name, Consumer<PaperVessel> state, String words)
      throws IOException {
    state.accept(vessel);
    for (Plan plan : List.of(STEP, RELAY)) {
      Reply reply = begin(plan);
      assertFalse(reply.done(), name);
      assertTrue(reply.text().contains(words), reply.text());
    }
    seconds(5);
    assertTrue(vessel.done.isEmpty(), "nothing was touched");
    assertTrue(events(Event.TuningTestStarted.class).isEmpty());
    assertTrue(place().refusal().contains(words));
  }

  @Test
  void neitherApplyingNorTurningOffReachesAPatientsBatch() {
    vessel.batch = "TC-1";
    Pid.Tuning before = vessel.tuning;
    assertFalse(
        service.apply("dora", "BR-1", "temperature", Pid.Tuning.pi(9, 9), "x", vessel.now).done());
    assertEquals(before, vessel.tuning);
    assertFalse(service.turnOff("dora", "BR-1", "x", vessel.now).done());
    assertTrue(vessel.engaged);
    assertFalse(service.turnOn("dora", "BR-1", Map.of(), "x", vessel.now).done());
  }

  @Test
  void aPlanThatCannotBeIsRefused() {
    for (Plan plan :
        List.of(
            Plan.step(0, 1, Duration.ofHours(1)),
            Plan.step(Double.NaN, 1, Duration.ofHours(1)),
            Plan.step(-45, 1, Duration.ofHours(1)),
            Plan.step(10, 0, Duration.ofHours(1)),
            Plan.step(10, 1, Duration.ofSeconds(5)),
            Plan.step(10, 1, Duration.ofDays(2)),
            Plan.relay(45, 0.1, 5, 1, Duration.ofHours(1)),
            Plan.relay(5, 2, 5, 1, Duration.ofHours(1)),
            Plan.relay(5, 0.1, 2, 1, Duration.ofHours(1)))) {
      assertFalse(begin(plan).done(), plan.toString());
    }
    assertFalse(service.begin("dora", "BR-9", "temperature", STEP, "x", vessel.now).done());
    assertFalse(service.begin("dora", "BR-1", "pH", STEP, "x", vessel.now).done());
    assertTrue(begin(STEP).done());
    assertFalse(begin(STEP).done(), "one at a time");
  }

  @Test
  void aTestThatTheEndOfTheProgramCutOffIsOverAfterARestartAndTheFiguresAreKept()
      throws IOException {
    begin(STEP);
    seconds(4000);
    begin(RELAY);
    seconds(50);
    journal.commit();
    List<Entry> past = new ArrayList<>();
    journal.forEach(past::add);

    var next = new TuningService(List.of(vessel), journal, Duration.ofSeconds(1));
    past.forEach(next::take);
    next.begin(vessel.now);

    List<Event.TuningTestEnded> ended = events(Event.TuningTestEnded.class);
    assertEquals(2, ended.size());
    assertEquals("the program ended during the test", ended.getLast().detail());
    var restored = new TuningService(List.of(vessel), journal, Duration.ofSeconds(1));
    past.stream()
        .filter(entry -> !(entry.event() instanceof Event.TuningTestStarted))
        .forEach(restored::take);
    restored.begin(vessel.now);
    Last kept = Objects.requireNonNull(restored.places().getFirst().last());
    assertEquals(last().result() == null, kept.result() == null);
    assertFalse(restored.proposals("BR-1", "temperature", Double.NaN).isEmpty());
  }
}
