package org.cellstation.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.station.api.RecipeBook;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// Recipes made by hand: one with a long life, one shipped, one with faults. Answers as told and
/// keeps what it was asked.
final class FakeRecipes implements RecipeBook {
  static final String EFFECTIVE = "3c".repeat(32);
  static final String REVIEWED = "a1".repeat(32);
  static final String DRAFT = "77".repeat(32);
  static final String OLD = "0d".repeat(32);
  static final String SHIPPED = "e9".repeat(32);
  private static final Instant BEGIN = Instant.parse("2026-01-12T09:05:00Z");

  private final List<String> asked = new ArrayList<>();
  private final Map<String, Unsaved> unsaved = new HashMap<>();
  private volatile Contents contents = sample();
  private volatile Reply reply = Reply.done("Done.");

  void show(Contents shown) {
    contents = shown;
  }

  void answer(Reply answer) {
    reply = answer;
  }

  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  private static Contents sample() {
    List<Past> submitted =
        List.of(
            past(
                0, Action.SUBMIT, State.DRAFT, State.IN_REVIEW, "dora", "Dora Deek", REVIEWED, ""));
    List<Past> released =
        List.of(
            past(
                -900,
                Action.SUBMIT,
                State.DRAFT,
                State.IN_REVIEW,
                "dora",
                "Dora Deek",
                EFFECTIVE,
                ""),
            past(
                -890,
                Action.REJECT,
                State.IN_REVIEW,
                State.DRAFT,
                "quint",
                "Quint Adler",
                EFFECTIVE,
                "sampling plan is missing in the description of the study"),
            past(
                -870,
                Action.SUBMIT,
                State.DRAFT,
                State.IN_REVIEW,
                "dora",
                "Dora Deek",
                EFFECTIVE,
                "plan is filed as QD-118"),
            past(
                -860,
                Action.APPROVE,
                State.IN_REVIEW,
                State.APPROVED,
                "quint",
                "Quint Adler",
                EFFECTIVE,
                ""),
            past(
                -800,
                Action.MAKE_EFFECTIVE,
                State.APPROVED,
                State.EFFECTIVE,
                "quint",
                "Quint Adler",
                EFFECTIVE,
                ""));
    List<Version> mine =
        List.of(
            version(
                DRAFT,
                "1.3.0",
                State.DRAFT,
                "A draft. A process developer submits it for review. Until then it is for"
                    + " engineering runs only.",
                List.of(Action.SUBMIT),
                List.of(),
                List.of()),
            version(
                REVIEWED,
                "1.2.0",
                State.IN_REVIEW,
                "Waits for QA to approve or reject it. Until then it is for engineering runs only.",
                List.of(Action.APPROVE, Action.REJECT, Action.WITHDRAW),
                submitted,
                List.of(
                    new Rehearsal(
                        BEGIN,
                        "t-cell-expansion",
                        "1.2.0",
                        REVIEWED,
                        true,
                        20,
                        6,
                        "5b".repeat(32)))),
            version(
                EFFECTIVE,
                "1.1.0",
                State.EFFECTIVE,
                "In force: batches for patients are made with it.",
                List.of(Action.WITHDRAW),
                released,
                List.of()),
            version(
                OLD,
                "1.0.0",
                State.SUPERSEDED,
                "Superseded by 1.1.0. Batches that run with it go on with it.",
                List.of(),
                List.of(),
                List.of()));
    return new Contents(
        List.of(
            new Recipe("t-cell-expansion", "T-cell expansion, 8 days", mine),
            new Recipe(
                "t-cell-expansion-short",
                "T-cell expansion in 3 hours, for training",
                List.of(
                    new Version(
                        "t-cell-expansion-short",
                        "1.0.0",
                        SHIPPED,
                        "T-cell expansion in 3 hours, for training",
                        "Cellstation recipe library",
                        "Every culture phase cut to minutes.",
                        State.DRAFT,
                        List.of(new Source(Origin.SHIPPED, "", "")),
                        null,
                        null,
                        "A draft. A process developer submits it for review. Until then it is for"
                            + " engineering runs only.",
                        List.of(Action.SUBMIT),
                        List.of(),
                        List.of())))),
        List.of(
            new FaultyFile(
                "recipes/msc-microcarriers.yaml",
                List.of(
                    "msc-microcarriers.yaml:12: formula/temperature/max: max 36 degC is below the"
                        + " value 37 degC - correct the value or the limits",
                    "msc-microcarriers.yaml:29:"
                        + " procedure/culture/operations/prepare/phases/fill/parameters/volume:"
                        + " `900 g` is in the wrong unit, g - use L, mL"))));
  }

  private static Version version(
      String sha256,
      String label,
      State state,
      String note,
      List<Action> possible,
      List<Past> history,
      List<Rehearsal> rehearsals) {
    return new Version(
        "t-cell-expansion",
        label,
        sha256,
        "T-cell expansion, 8 days",
        "Process development",
        "Activated T cells of one donor, grown for eight days in a rocking bag.",
        state,
        state == State.DRAFT
            ? List.of(new Source(Origin.OWN, "", "recipes/t-cell-expansion.yaml"))
            : List.of(),
        state == State.EFFECTIVE ? BEGIN : null,
        null,
        note,
        possible,
        rehearsals,
        history);
  }

  private static Past past(
      long minutes,
      Action action,
      State from,
      State to,
      String user,
      String name,
      String sha256,
      String reason) {
    Instant at = BEGIN.plus(Duration.ofMinutes(minutes));
    return new Past(
        at,
        action.text(),
        from,
        to,
        reason,
        new Signature(at, user, name, action.meaning(), sha256));
  }

  @Override
  public Contents contents() {
    return contents;
  }

  @Override
  public String text(String sha256) {
    return RecipeLibrary.text("t-cell-expansion-short").orElseThrow();
  }

  @Override
  public String draft(String file) {
    return "format: 1\nid: broken\nprocedure:\n  - id: up\n";
  }

  @Override
  public List<OutlineLine> outline(String sha256) {
    return List.of(
        new OutlineLine(0, "expansion", "Expand T cells", "on the bioreactor"),
        new OutlineLine(1, "expansion/prepare", "Prepare the bag", ""),
        new OutlineLine(
            2,
            "expansion/prepare/check",
            "Pre-use check",
            "pre-use-check: hold time 3 min, weight tolerance 5 g; asks once; planned 3 min"),
        new OutlineLine(
            2,
            "expansion/prepare/fill",
            "Fill with medium",
            "fill: volume 900 mL, flow 90 mL/min; planned 11 min"),
        new OutlineLine(
            2,
            "expansion/prepare/equilibrate",
            "Equilibrate the medium",
            "equilibrate: temperature 37 degC, DO 40 %, pH 7.2 pH, rock rate 15 rpm, gas flow 200"
                + " mL/min, stable time 10 min; until temperature within 0.3 degC of 37 degC for 10"
                + " min"),
        new OutlineLine(1, "expansion/culture", "Culture", ""),
        new OutlineLine(
            2,
            "expansion/culture/inoculate",
            "Bring in the cells",
            "inoculate: volume 100 mL, flow 10 mL/min; asks 2 times"),
        new OutlineLine(
            2,
            "expansion/culture/perfuse",
            "Perfuse",
            "perfuse: duration 96 h, rate 1 1/d, CSPR 0 pL/cell/d, temperature 37 degC, DO 40 %, pH"
                + " 7.2 pH"));
  }

  @Override
  public Comparison compare(String olderSha256, String newerSha256) {
    return olderSha256.equals(newerSha256)
        ? new Comparison(true, List.of(), "")
        : new Comparison(
            false,
            List.of(
                "formula, DO: largest allowed 80 % -> 60 %",
                "Perfuse, day 3 (expansion/culture/perfuse): rate 0.5 1/d -> 1 1/d",
                "Sample, day 5 (expansion/culture/sample-5): phase is new (sample: volume 5 mL,"
                    + " flow 5 mL/min), after \"Perfuse, day 3\""),
            "");
  }

  @Override
  public synchronized CompletableFuture<Reply> change(
      Session session, Step step, Credentials signing) {
    asked.add(
        "%s %s %s by %s/%s: %s"
            .formatted(
                step.action(),
                step.recipe(),
                step.version(),
                signing.user(),
                new String(signing.password()),
                step.reason()));
    return CompletableFuture.completedFuture(reply);
  }

  @Override
  public synchronized CompletableFuture<Reply> saveDraft(
      Session session, String file, String replaces, String text) {
    asked.add("save " + file + " over '" + replaces + "', " + text.lines().count() + " lines");
    return CompletableFuture.completedFuture(reply);
  }

  @Override
  public synchronized Optional<Unsaved> unsaved(Session session) {
    return Optional.ofNullable(unsaved.get(session.user()));
  }

  @Override
  public synchronized CompletableFuture<Reply> keepUnsaved(
      Session session, @Nullable Unsaved typed) {
    if (typed == null) {
      unsaved.remove(session.user());
    } else {
      unsaved.put(session.user(), typed);
    }
    return CompletableFuture.completedFuture(Reply.done(""));
  }

  /// What a person had typed when the program ended.
  synchronized Optional<Unsaved> unsaved(String user) {
    return Optional.ofNullable(unsaved.get(user));
  }

  @Override
  public synchronized CompletableFuture<Reply> addRehearsal(Session session, Rehearsal rehearsal) {
    asked.add("rehearsed " + rehearsal.sha256());
    return CompletableFuture.completedFuture(reply);
  }
}
