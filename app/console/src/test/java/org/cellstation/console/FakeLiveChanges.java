package org.cellstation.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.LiveChanges;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// Changes of a running batch's recipe as a test says they are; notes what was asked.
final class FakeLiveChanges implements LiveChanges {
  final List<Change> all = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  String recipe = "t-cell-expansion";

  static final List<String> DIFFERENCES =
      List.of(
          "changed culture/expansion/harvest: heel 20 g is 50 g",
          "changed culture/expansion/expand: until vcd >= 4.0e6 /mL for 10 min is vcd >= 6.0e6 /mL"
              + " for 10 min");

  static Preview simulated(Instant from) {
    return new Preview(
        1,
        "",
        from,
        List.of(
            "Viable cells as sampled 02:10 h ago (1.84 1e6/mL).",
            "Cells of the nominal donor; bags and bottles full; instruments without error; no base"
                + " counted that was given before."),
        List.of(
            new Figure("Outcome", "COMPLETE", "COMPLETE"),
            new Figure("Length of the whole batch", "7 d 02:15 h", "8 d 01:40 h"),
            new Figure("Viable cells at its end", "4.12 1e6/mL", "6.21 1e6/mL"),
            new Figure("Medium from now on", "3.10 L", "4.85 L"),
            new Figure("Alarm BR-1 lactate.high", "none", "1 \u00d7, 00:40 h")),
        "changes/B-2026-014-C1/preview.html");
  }

  /// For its author, with everything simulated.
  void waits(Instant now) {
    all.clear();
    all.add(change(State.PROPOSED, List.of(), simulated(now), ""));
  }

  /// As {@link #waits}, signed by its author.
  void waitsForApproval(Instant now) {
    all.clear();
    all.add(
        change(
            State.PROPOSED,
            List.of(new Signature(Meaning.AUTHORED, "dora", "Dora Deek", "", now)),
            simulated(now),
            ""));
  }

  void hasBeen() {
    all.clear();
    all.add(change(State.IN_FORCE, List.of(), null, "between phases"));
  }

  private static Change change(
      State state, List<Signature> signatures, @Nullable Preview preview, String words) {
    return new Change(
        "B-2026-014-C1",
        "B-2026-014",
        FakeStation.UNIT,
        "dora",
        FakeStation.BEGIN,
        "cells grow more slowly than in the batches of the donors before",
        false,
        "5e".repeat(32),
        DIFFERENCES,
        signatures,
        preview,
        state,
        words);
  }

  @Override
  public List<Change> all() {
    return List.copyOf(all);
  }

  @Override
  public Optional<InForce> inForce(String batch) {
    return Optional.of(new InForce(recipe, "5e".repeat(32), "id: " + recipe));
  }

  private CompletableFuture<Reply> note(String what, String done) {
    asked.add(what);
    return CompletableFuture.completedFuture(Reply.done(done));
  }

  @Override
  public CompletableFuture<Reply> propose(
      Session session, String batch, String changed, String reason) {
    return note("propose " + batch + ": " + reason, batch + "-C1 is proposed.");
  }

  @Override
  public CompletableFuture<Reply> preview(Session session, String change) {
    return note("preview " + change, "The rest of the batch is being simulated.");
  }

  @Override
  public CompletableFuture<Reply> sign(
      Session session, String change, Meaning meaning, Credentials signing, String comment) {
    return note(
        "sign %s %s by %s: %s".formatted(change, meaning, signing.user(), comment),
        change + " is signed.");
  }

  @Override
  public CompletableFuture<Reply> withdraw(Session session, String change, String reason) {
    return note("withdraw " + change + ": " + reason, change + " is withdrawn.");
  }

  @Override
  public CompletableFuture<Reply> rollBack(
      Session session, String batch, Credentials signing, String reason) {
    return note(
        "roll back %s by %s: %s".formatted(batch, signing.user(), reason),
        batch + " goes back at the next safe point.");
  }
}
