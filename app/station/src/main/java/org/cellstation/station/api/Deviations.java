package org.cellstation.station.api;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;

/// What departed from the recipe, its limits or the way the station is to work, and who has judged
/// it. Every deviation stays open until QA closes it, also after its batch has ended. Every request
/// is authorised and answered as in {@link Station}.
///
/// Callable from any thread.
public interface Deviations {
  /// Every deviation of this station, in the order in which they were raised.
  List<Deviation> all();

  /// Signs a deviation: who was there explains it, QA closes it.
  ///
  /// @param signer user id and password, asked for at this moment; the password is wiped
  CompletableFuture<Reply> sign(
      Session session, String deviation, Meaning meaning, Credentials signer, String reason);

  default List<Deviation> of(String batch) {
    return all().stream().filter(deviation -> deviation.batch().equals(batch)).toList();
  }

  /// What raised a deviation.
  enum Kind {
    INTERRUPTION("the station was away"),
    FORMULA("a value outside its range"),
    RECIPE_CHANGE("the recipe was changed while the batch ran");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// What a signature says.
  enum Meaning {
    EXPLAINED,
    CLOSED
  }

  /// @param id the batch, `-D` and a number
  /// @param kind name of a {@link Kind}, or what a newer program has written
  /// @param to as `from` for what has no length
  record Deviation(
      String id,
      String batch,
      String unit,
      String kind,
      String what,
      Instant from,
      Instant to,
      Instant raised,
      List<Signature> signatures) {
    public boolean open() {
      return signatures.stream().noneMatch(signed -> signed.meaning() == Meaning.CLOSED);
    }
  }

  record Signature(
      Meaning meaning, String user, String printedName, String reason, Instant signed) {}
}
