package org.cellstation.station.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.Past;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.api.RecipeBook.Step;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.identity.Verified.Signer;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.lifecycle.KeptVersion.RecipeText;
import org.cellstation.station.lifecycle.StepRules.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rules of the life cycle, with the book rebuilt from its own events after each story.
final class StepRulesTest {
  private static final Signer DORA = new Signer("dora", "Dora Deek", Role.PROCESS_DEVELOPER);
  private static final Signer QUINT = new Signer("quint", "Quint Adler", Role.QA);
  private static final RecipeText ONE = text("1.0.0", "one");
  private static final RecipeText TWO = text("1.1.0", "two");

  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private final VersionBook book = new VersionBook();
  private final StepRules rules = new StepRules(book);
  private final List<Entry> journal = new ArrayList<>();

  private static RecipeText text(String version, String words) {
    return new RecipeText("grow", version, KeptVersion.sha256(words), "Grow", words);
  }

  private void keep(String actor, Event event) {
    book.take(now, actor, event);
    journal.add(new Entry(journal.size() + 1, now, "+00:00", actor, event, "", ""));
  }

  private String step(
      Action action,
      RecipeText content,
      Signer signer,
      String reason,
      @Nullable Instant from,
      @Nullable Instant expires) {
    var step =
        new Step(
            action, content.recipe(), content.version(), content.sha256(), reason, from, expires);
    return switch (rules.decide(step, signer, content, now)) {
      case Decision.Accepted accepted -> {
        accepted.events().forEach(event -> keep(signer.user(), event));
        yield "done: " + accepted.words();
      }
      case Decision.Refused refused -> refused.why();
    };
  }

  private String step(Action action, RecipeText content, Signer signer) {
    return step(action, content, signer, "because", null, null);
  }

  private void done(Action action, RecipeText content, Signer signer) {
    String answer = step(action, content, signer);
    assertTrue(answer.startsWith("done: "), answer);
  }

  private void refused(String why, Action action, RecipeText content, Signer signer) {
    int before = journal.size();
    String answer = step(action, content, signer);
    assertTrue(answer.contains(why), answer);
    assertTrue(answer.endsWith("Nothing was signed."), answer);
    assertEquals(before, journal.size());
  }

  private void rehearse(RecipeText content, String verdict, long donors, long faults) {
    rehearse(content, verdict, donors, faults, List.of());
  }

  private void rehearse(
      RecipeText content, String verdict, long donors, long faults, List<String> uncovered) {
    keep(
        "dora",
        new Event.RecipeRehearsed(
            content.recipe(),
            content.version(),
            content.sha256(),
            verdict,
            donors,
            faults,
            "5b".repeat(32),
            uncovered));
  }

  private void release(RecipeText content) {
    done(Action.SUBMIT, content, DORA);
    done(Action.APPROVE, content, QUINT);
    rehearse(content, "PASSED", 20, 6);
    done(Action.MAKE_EFFECTIVE, content, QUINT);
  }

  private State state(RecipeText content) {
    VersionBook rebuilt = new VersionBook();
    journal.forEach(rebuilt::take);
    assertEquals(book.versions(), rebuilt.versions(), "the journal alone gives the same");
    return book.state(book.version(content.sha256()).orElseThrow(), now);
  }

  @Test
  @Tag("A-14")
  @Tag("F-04")
  void goesFromDraftToEffectiveWithASignatureAtEachStep() {
    release(ONE);
    assertEquals(State.EFFECTIVE, state(ONE));
    KeptVersion kept = book.effective("grow", now).orElseThrow();
    assertEquals("one", kept.content().text());
    assertEquals(
        List.of(
            "dora Dora Deek Authorship",
            "quint Quint Adler Approval",
            "quint Quint Adler Release for use"),
        kept.history().stream()
            .map(Past::signature)
            .map(s -> s == null ? "" : s.user() + " " + s.printedName() + " " + s.meaning())
            .toList());
    assertEquals("", book.refusal("grow", now));
  }

  @Test
  @Tag("F-04")
  void whatNoRunReachedIsAcceptedByWhoSaysWhyOrNotAtAll() {
    done(Action.SUBMIT, ONE, DORA);
    done(Action.APPROVE, ONE, QUINT);
    rehearse(ONE, "PASSED", 20, 6, List.of("grow/decide otherwise"));
    String bare = step(Action.MAKE_EFFECTIVE, ONE, QUINT, " ", null, null);
    assertTrue(bare.contains("no run of its rehearsal reached: grow/decide otherwise"), bare);
    assertTrue(bare.endsWith("Nothing was signed."), bare);
    assertEquals(State.APPROVED, state(ONE));
    KeptVersion waiting = book.version(ONE.sha256()).orElseThrow();
    String note = Standing.of(book, waiting, now);
    assertTrue(note.contains("no run reached: grow/decide otherwise"), note);

    done(Action.MAKE_EFFECTIVE, ONE, QUINT);
    assertEquals(State.EFFECTIVE, state(ONE));
    Event.Signed signed =
        journal.stream()
            .map(Entry::event)
            .filter(Event.Signed.class::isInstance)
            .map(Event.Signed.class::cast)
            .toList()
            .getLast();
    assertTrue(signed.toString().contains("reached in no run: grow/decide otherwise"));
    assertEquals("because", signed.reason());
  }

  @Test
  @Tag("F-04")
  void approvalAfterAnIncompleteRehearsalNeedsAReasonToo() {
    done(Action.SUBMIT, ONE, DORA);
    rehearse(ONE, "PASSED", 20, 6, List.of("step grow/decide"));
    assertTrue(
        step(Action.APPROVE, ONE, QUINT, "", null, null).contains("reached: step grow/decide"));
    rehearse(ONE, "PASSED", 20, 6);
    assertTrue(step(Action.APPROVE, ONE, QUINT, "", null, null).startsWith("done: "));
    assertTrue(step(Action.MAKE_EFFECTIVE, ONE, QUINT, "", null, null).startsWith("done: "));
  }

  @Test
  @Tag("F-04")
  void whatWasWithdrawnLeavesNothingInForceUntilTheFormerVersionIsReleasedAgain() {
    release(ONE);
    now = now.plusSeconds(60);
    release(TWO);
    now = now.plusSeconds(60);
    assertEquals(State.SUPERSEDED, state(ONE));
    refused("1.1.0 is effective; withdraw it first", Action.REINSTATE, ONE, QUINT);
    assertEquals(List.of(), book.possible(book.version(ONE.sha256()).orElseThrow(), now));
    String withdrawn = step(Action.WITHDRAW, TWO, QUINT);
    assertTrue(withdrawn.contains("1.0.0 can be made effective again"), withdrawn);
    now = now.plusSeconds(60);
    assertTrue(book.effective("grow", now).isEmpty(), "nothing comes back by itself");
    assertTrue(book.refusal("grow", now).contains("1.0.0 can be made effective again"));
    KeptVersion former = book.version(ONE.sha256()).orElseThrow();
    assertEquals(List.of(Action.REINSTATE), book.possible(former, now));
    assertTrue(Standing.of(book, former, now).contains("its rehearsal still counts"));
    refused("another person has to decide", Action.REINSTATE, ONE, DORA);
    refused("possible: nothing more", Action.REINSTATE, TWO, QUINT);
    done(Action.REINSTATE, ONE, QUINT);
    assertEquals(State.EFFECTIVE, state(ONE));
    assertEquals(State.WITHDRAWN, state(TWO));
    assertEquals(
        List.of(
            "Submit for review",
            "Approve",
            "Make effective",
            "Superseded by 1.1.0",
            "Make effective again"),
        book.history(book.version(ONE.sha256()).orElseThrow(), now).stream()
            .map(Past::what)
            .toList());
    done(Action.WITHDRAW, ONE, QUINT);
    assertEquals(State.WITHDRAWN, state(ONE));
    assertEquals(List.of(), book.superseded("grow", now));
  }

  @Test
  void aFormerVersionWhoseRehearsalNoLongerCountsIsRehearsedFirst() {
    release(ONE);
    now = now.plusSeconds(60);
    release(TWO);
    rehearse(ONE, "FAILED", 20, 6);
    now = now.plusSeconds(60);
    done(Action.WITHDRAW, TWO, QUINT);
    refused("its last rehearsal failed", Action.REINSTATE, ONE, QUINT);
    rehearse(ONE, "PASSED", 20, 6);
    done(Action.REINSTATE, ONE, QUINT);
    assertEquals(State.EFFECTIVE, state(ONE));
  }

  @Test
  void authorAndApproverAreTwoPeople() {
    done(Action.SUBMIT, ONE, DORA);
    refused("another person has to decide", Action.APPROVE, ONE, DORA);
    done(Action.APPROVE, ONE, QUINT);
    rehearse(ONE, "PASSED", 20, 6);
    refused("another person has to decide", Action.MAKE_EFFECTIVE, ONE, DORA);
  }

  @Test
  void whoWroteTheDraftDoesNotApproveItEither() {
    keep("quint", new Event.RecipeDraftSaved("grow", "grow", "1.0.0", ONE.sha256()));
    done(Action.SUBMIT, ONE, DORA);
    refused("Quint Adler wrote or submitted it", Action.APPROVE, ONE, QUINT);
  }

  @Test
  @Tag("F-05")
  void anEditIsAnotherContentWithoutApprovalsAndNeedsAnotherLabel() {
    done(Action.SUBMIT, ONE, DORA);
    done(Action.APPROVE, ONE, QUINT);
    RecipeText edited = text("1.0.0", "one, edited");
    refused("this label belongs to another text", Action.SUBMIT, edited, DORA);
    refused("not possible while it is draft", Action.MAKE_EFFECTIVE, edited, QUINT);
    assertEquals("one", book.labelled("grow", "1.0.0").orElseThrow().content().text());
    RecipeText relabelled = text("1.0.1", "one, edited");
    refused("not possible while it is draft", Action.APPROVE, relabelled, QUINT);
    done(Action.SUBMIT, relabelled, DORA);
    assertEquals(State.IN_REVIEW, state(relabelled));
    assertEquals(State.APPROVED, state(ONE));
  }

  @Test
  @Tag("F-04")
  void comesIntoForceOnlyWithAFullRehearsalOfExactlyThisContent() {
    done(Action.SUBMIT, ONE, DORA);
    done(Action.APPROVE, ONE, QUINT);
    refused("not rehearsed with exactly this content", Action.MAKE_EFFECTIVE, ONE, QUINT);
    rehearse(TWO, "PASSED", 20, 6);
    refused("not rehearsed with exactly this content", Action.MAKE_EFFECTIVE, ONE, QUINT);
    rehearse(ONE, "PASSED", 3, 6);
    refused("had 3 donors and 6 faults", Action.MAKE_EFFECTIVE, ONE, QUINT);
    rehearse(ONE, "PASSED", 20, 5);
    refused("had 20 donors and 5 faults", Action.MAKE_EFFECTIVE, ONE, QUINT);
    rehearse(ONE, "PASSED", 20, 6);
    rehearse(ONE, "FAILED", 20, 6);
    refused("its last rehearsal failed", Action.MAKE_EFFECTIVE, ONE, QUINT);
    rehearse(ONE, "PASSED", 20, 6);
    done(Action.MAKE_EFFECTIVE, ONE, QUINT);
    Event.Signed signed =
        assertInstanceOf(Event.Signed.class, journal.get(journal.size() - 2).event());
    assertEquals("recipe grow 1.0.0, rehearsal report " + "5b".repeat(32), signed.subject());
    assertEquals(ONE.sha256(), signed.recordSha256());
  }

  @Test
  void aRejectionNeedsAReasonAndSendsItBackToBeSubmittedAgain() {
    done(Action.SUBMIT, ONE, DORA);
    String answer = step(Action.REJECT, ONE, QUINT, "  ", null, null);
    assertTrue(answer.contains("say why"), answer);
    done(Action.REJECT, ONE, QUINT);
    assertEquals(State.DRAFT, state(ONE));
    refused("not possible while it is draft", Action.APPROVE, ONE, QUINT);
    done(Action.SUBMIT, ONE, DORA);
    assertEquals(State.IN_REVIEW, state(ONE));
  }

  @Test
  @Tag("F-04")
  void aLaterVersionSupersedesTheOneBefore() {
    release(ONE);
    now = now.plusSeconds(60);
    release(TWO);
    assertEquals(State.SUPERSEDED, state(ONE));
    assertEquals(State.EFFECTIVE, state(TWO));
    Past last = book.history(book.version(ONE.sha256()).orElseThrow(), now).getLast();
    assertEquals("Superseded by 1.1.0", last.what());
    refused("go on with a new version", Action.WITHDRAW, ONE, QUINT);
  }

  @Test
  @Tag("F-04")
  void aVersionForLaterLeavesTheOneBeforeInForceUntilItsDay() {
    release(ONE);
    done(Action.SUBMIT, TWO, DORA);
    done(Action.APPROVE, TWO, QUINT);
    rehearse(TWO, "PASSED", 20, 6);
    Instant day = now.plus(Duration.ofDays(3));
    String past = step(Action.MAKE_EFFECTIVE, TWO, QUINT, "", now.minusSeconds(1), null);
    assertTrue(past.contains("in the past"), past);
    String answer = step(Action.MAKE_EFFECTIVE, TWO, QUINT, "", day, null);
    assertEquals("done: grow 1.1.0 comes into force on " + day + ".", answer);
    assertEquals(State.APPROVED, state(TWO));
    assertEquals(State.EFFECTIVE, state(ONE));
    assertEquals(
        List.of(Action.WITHDRAW), book.possible(book.version(TWO.sha256()).orElseThrow(), now));
    now = day;
    assertEquals(State.EFFECTIVE, state(TWO));
    assertEquals(State.SUPERSEDED, state(ONE));
    assertEquals("1.1.0", book.effective("grow", now).orElseThrow().content().version());
  }

  @Test
  void aVersionForLaterThatIsWithdrawnBeforeItsDaySupersedesNothing() {
    release(ONE);
    done(Action.SUBMIT, TWO, DORA);
    done(Action.APPROVE, TWO, QUINT);
    rehearse(TWO, "PASSED", 20, 6);
    step(Action.MAKE_EFFECTIVE, TWO, QUINT, "", now.plusSeconds(100), null);
    done(Action.WITHDRAW, TWO, QUINT);
    now = now.plusSeconds(200);
    assertEquals(State.WITHDRAWN, state(TWO));
    assertEquals(State.EFFECTIVE, state(ONE));
    assertEquals("1.0.0", book.effective("grow", now).orElseThrow().content().version());
  }

  @Test
  @Tag("F-04")
  void anExpiredOrWithdrawnVersionMakesNoBatchForAPatientNorDoesTheOneBefore() {
    release(ONE);
    now = now.plusSeconds(60);
    done(Action.SUBMIT, TWO, DORA);
    done(Action.APPROVE, TWO, QUINT);
    rehearse(TWO, "PASSED", 20, 6);
    String early = step(Action.MAKE_EFFECTIVE, TWO, QUINT, "", now.plusSeconds(20), now);
    assertTrue(early.contains("would expire"), early);
    Instant end = now.plus(Duration.ofDays(365));
    step(Action.MAKE_EFFECTIVE, TWO, QUINT, "", null, end);
    now = end.minusSeconds(1);
    assertEquals("", book.refusal("grow", now));
    now = end;
    assertTrue(book.effective("grow", now).isEmpty());
    assertTrue(book.refusal("grow", now).contains("version 1.1.0 has expired"));
    done(Action.WITHDRAW, TWO, QUINT);
    assertEquals(State.WITHDRAWN, state(TWO));
    assertTrue(book.refusal("grow", now).contains("version 1.1.0 was withdrawn"));
    assertEquals(State.SUPERSEDED, state(ONE), "does not come back by itself");
    assertTrue(book.refusal("shrink", now).contains("no version of it is effective"));
  }

  @Test
  @Tag("A-16")
  void aStepInTheJournalWithoutItsOwnSignatureHasNoEffect() {
    done(Action.SUBMIT, ONE, DORA);
    Event.Signed signed =
        new Event.Signed("", "Approval", "Quint Adler", TWO.sha256(), "recipe grow 1.0.0", "");
    Event approved =
        new Event.RecipeVersionChanged(
            "grow",
            "1.0.0",
            ONE.sha256(),
            "APPROVE",
            "IN_REVIEW",
            "APPROVED",
            "",
            Instant.EPOCH,
            Instant.EPOCH);
    keep("quint", approved);
    assertEquals(State.IN_REVIEW, state(ONE), "unsigned");
    keep("quint", signed);
    keep("quint", approved);
    assertEquals(State.IN_REVIEW, state(ONE), "the signature of another content");
    keep("quint", new Event.Signed("", "Authorship", "Quint Adler", ONE.sha256(), "", ""));
    keep("quint", approved);
    assertEquals(State.IN_REVIEW, state(ONE), "a signature with another meaning");
    keep("dora", new Event.Signed("", "Approval", "Dora Deek", ONE.sha256(), "", ""));
    keep("quint", approved);
    assertEquals(State.IN_REVIEW, state(ONE), "the signature of another person");
    keep("quint", new Event.Signed("", "Approval", "Quint Adler", ONE.sha256(), "", ""));
    keep("quint", approved);
    assertEquals(State.APPROVED, state(ONE));
    keep("quint", approved);
    assertEquals(State.APPROVED, state(ONE), "a signature counts once");
  }

  @Test
  @Tag("F-05")
  void aTextThatDoesNotHaveItsHashIsNotTaken() {
    keep("dora", new Event.RecipeRegistered("grow", "1.0.0", ONE.sha256(), "Grow", "forged"));
    assertFalse(book.version(ONE.sha256()).isPresent());
  }
}
