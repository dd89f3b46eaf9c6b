package org.cellstation.recipes.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureEvent.PromptAnswered;
import org.cellstation.recipes.engine.ProcedureEvent.PromptEntered;
import org.cellstation.recipes.engine.ProcedureEvent.PromptVerified;
import org.cellstation.recipes.model.Question;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Answers, second persons, signatures and late answers.
class PromptDeskTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Optional<String> TAKEN = Optional.empty();

  private final List<ProcedureEvent> events = new ArrayList<>();
  private final PromptDesk desk = new PromptDesk(events::add);

  private Prompt ask(boolean verified, String signature, Question.Field... fields) {
    desk.at(START);
    Question question =
        new Question(
            "q", "Look.", "", List.of(fields), verified, signature, Duration.ofMinutes(10));
    List<Prompt> prompts = PromptDesk.prompts("a/b/c", List.of(question), 1);
    assertFalse(desk.settled(prompts));
    return prompts.getFirst();
  }

  private static Question.Field viability() {
    return new Question.Measured("viability", 0, 100, "%", new Question.Band(80, 99));
  }

  private String wrong(Optional<String> answer) {
    return answer.orElseThrow(() -> new AssertionError("was taken: " + events));
  }

  @Test
  @Tag("B-08")
  void whatIsVerifiedIsOpenUntilAnotherPersonHasConfirmedIt() {
    Prompt prompt = ask(true, "", viability());
    assertTrue(wrong(desk.sign(prompt.id(), true, "", "bo")).contains("Nobody has answered"));
    assertEquals(TAKEN, desk.answer(prompt.id(), Map.of("viability", "93"), "", "anna"));
    assertFalse(desk.settled(List.of(prompt)));
    assertEquals("anna", waiting(prompt).enteredBy());
    assertEquals(Map.of("viability", "93"), waiting(prompt).entered());
    assertTrue(wrong(desk.sign(prompt.id(), true, "", "Anna")).contains("another person"));
    assertTrue(
        wrong(desk.answer(prompt.id(), Map.of("viability", "94"), "", "bo"))
            .contains("a second person confirms"));
    assertEquals(TAKEN, desk.sign(prompt.id(), true, "", "bo"));
    assertTrue(desk.settled(List.of(prompt)));
    assertEquals(new Equipment.Observation.Value(93, "%"), desk.entered("viability"));
    assertEquals(
        List.of(
            new PromptEntered("a/b/c", "a/b/c/q", Map.of("viability", "93"), "", "anna", false),
            new PromptVerified("a/b/c", "a/b/c/q", true, "", "bo", false)),
        events.subList(1, 3));
  }

  @Test
  @Tag("B-08")
  void whatTheSecondPersonFindsWrongIsAskedAgain() {
    Prompt prompt = ask(true, "", viability());
    desk.answer(prompt.id(), Map.of("viability", "93"), "", "anna");
    assertTrue(wrong(desk.sign(prompt.id(), false, " ", "bo")).contains("Say why"));
    assertEquals(TAKEN, desk.sign(prompt.id(), false, "the screen says 83", "bo"));
    assertFalse(waiting(prompt).forSecondPerson());
    assertEquals(TAKEN, desk.answer(prompt.id(), Map.of("viability", "83"), "", "anna"));
    assertEquals(TAKEN, desk.sign(prompt.id(), true, "", "bo"));
    assertEquals(new Equipment.Observation.Value(83, "%"), desk.entered("viability"));
  }

  @Test
  void aSignatureApprovesOrRejectsAndSteersABranch() {
    Prompt prompt = ask(false, "approval of the harvest");
    assertTrue(wrong(desk.answer(prompt.id(), Map.of(), "", "anna")).contains("signature"));
    assertTrue(wrong(desk.sign(prompt.id(), false, "", "bo")).contains("Say why"));
    assertEquals(TAKEN, desk.sign(prompt.id(), false, "too few cells", "bo"));
    assertEquals(new Equipment.Observation.Said("rejected"), desk.entered("q"));
    assertTrue(desk.settled(List.of(prompt)));
  }

  @Test
  @Tag("C-06")
  void anAnswerThatIsNotPlausibleNeedsAComment() {
    Prompt prompt = ask(false, "", viability());
    assertTrue(
        wrong(desk.answer(prompt.id(), Map.of("viability", "9.3"), "", "anna"))
            .contains("not expected"));
    assertTrue(
        wrong(desk.answer(prompt.id(), Map.of("viability", "101"), "surely", "anna"))
            .contains("out of range"),
        "no comment helps beyond the hard limits");
    assertEquals(
        TAKEN, desk.answer(prompt.id(), Map.of("viability", "79.9"), "counted twice", "anna"));
    assertEquals(
        new PromptAnswered("a/b/c", "a/b/c/q", Map.of("viability", "79.9"), "counted twice", false),
        events.getLast());
  }

  @Test
  void onlyWhatIsOfferedCanBeChosen() {
    Prompt prompt =
        ask(false, "", new Question.Choice("next step", List.of("go on", "wash again")));
    assertTrue(
        wrong(desk.answer(prompt.id(), Map.of("next step", "stop"), "", "anna"))
            .contains("one of go on, wash again"));
    assertEquals(TAKEN, desk.answer(prompt.id(), Map.of("next step", "go on"), "", "anna"));
    assertEquals(new Equipment.Observation.Said("go on"), desk.entered("next step"));
  }

  @Test
  void anAnswerAfterItsTimeIsMarkedLate() {
    Prompt inTime = ask(false, "");
    desk.at(START.plus(Duration.ofMinutes(10)));
    assertEquals(TAKEN, desk.answer(inTime.id(), Map.of(), "", "anna"));
    assertEquals(new PromptAnswered("a/b/c", "a/b/c/q", Map.of(), "", false), events.getLast());
    PromptDesk other = new PromptDesk(events::add);
    other.at(START);
    Prompt prompt = new Prompt("p", "a", "", "", List.of(), true, "", Duration.ofMinutes(10));
    other.settled(List.of(prompt));
    other.at(START.plus(Duration.ofMinutes(9)));
    other.answer("p", Map.of(), "", "anna");
    other.at(START.plus(Duration.ofMinutes(11)));
    other.sign("p", true, "", "bo");
    assertEquals(new PromptVerified("a", "p", true, "", "bo", true), events.getLast());
  }

  private ProcedureStatus.Waiting waiting(Prompt prompt) {
    ProcedureStatus.Waiting waiting = desk.waiting().get(prompt.id());
    if (waiting == null) {
      throw new AssertionError("nothing waits");
    }
    return waiting;
  }
}
