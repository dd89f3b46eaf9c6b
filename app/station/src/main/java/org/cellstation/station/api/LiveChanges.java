package org.cellstation.station.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// Changes of the recipe of a running batch. Somebody proposes another text; what has begun must
/// stand in it unchanged. The station simulates the rest of the batch with either text from where
/// it stands. The author and an approver sign; at the next safe point (between phases, or with the
/// procedure HELD) the batch goes on by the changed recipe. Every request is authorised and
/// answered as in {@link Station}.
///
/// Callable from any thread but the control thread.
public interface LiveChanges {
  /// Of the batches that are on a unit, in the order in which they were proposed.
  List<Change> all();

  default List<Change> of(String batch) {
    return all().stream().filter(change -> change.batch().equals(batch)).toList();
  }

  /// What a batch on a unit runs by now.
  Optional<InForce> inForce(String batch);

  /// Begins the simulation as well.
  ///
  /// @param reason kept with the change
  CompletableFuture<Reply> propose(Session session, String batch, String text, String reason);

  /// Simulates again, from where the batch stands now.
  CompletableFuture<Reply> preview(Session session, String change);

  /// Signs a change whose simulation has ended and shows the batch as it stands. With the second
  /// signature it waits for the next safe point.
  ///
  /// @param signing user id and password, asked for at this moment; the password is wiped
  CompletableFuture<Reply> sign(
      Session session, String change, Meaning meaning, Credentials signing, String comment);

  /// Takes back a change that has not taken effect.
  CompletableFuture<Reply> withdraw(Session session, String change, String reason);

  /// Goes back to the text before the last change, at the next safe point, as long as nothing of
  /// what that changed has begun. That text was signed for before; one approver signs.
  ///
  /// @param signing user id and password, asked for at this moment; the password is wiped
  CompletableFuture<Reply> rollBack(
      Session session, String batch, Credentials signing, String reason);

  /// @param recipe its id
  record InForce(String recipe, String sha256, String text) {}

  enum Meaning {
    AUTHORED,
    APPROVED
  }

  enum State {
    PROPOSED("to be signed"),
    WAITING("waits for the next safe point"),
    IN_FORCE("in force"),
    DROPPED("dropped");

    private final String text;

    State(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    /// Whether it may still come into force.
    public boolean open() {
      return this == PROPOSED || this == WAITING;
    }
  }

  /// @param id the batch, `-C` and a number
  /// @param by user id of who proposed it
  /// @param back whether it brings back a text that was in force before
  /// @param sha256 of the changed text
  /// @param preview null while there is none
  /// @param words why it was dropped, what it waits for, or why it cannot be signed now; may be
  ///   empty
  record Change(
      String id,
      String batch,
      String unit,
      String by,
      Instant proposed,
      String reason,
      boolean back,
      String sha256,
      List<String> differences,
      List<Signature> signatures,
      @Nullable Preview preview,
      State state,
      String words) {
    public boolean signed(Meaning meaning) {
      return signatures.stream().anyMatch(signature -> signature.meaning() == meaning);
    }
  }

  record Signature(
      Meaning meaning, String user, String printedName, String comment, Instant signed) {}

  /// The rest of the batch simulated with either text.
  ///
  /// @param share of the work done, 0 to 1; 1 when it has ended
  /// @param fault why it could not be made, else empty
  /// @param from the moment from which it was simulated
  /// @param assumptions what was taken for granted of the vessel, in words
  /// @param figures side by side; empty until it has ended
  /// @param report the file for people, empty before there is one
  record Preview(
      double share,
      String fault,
      Instant from,
      List<String> assumptions,
      List<Figure> figures,
      String report) {
    public boolean complete() {
      return share >= 1 && fault.isEmpty();
    }
  }

  /// @param before with the present recipe
  /// @param after with the changed one
  record Figure(String what, String before, String after) {}
}
