package org.cellstation.station.api;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// What became of batches that ran while the program was away, and how they go on. Every request is
/// authorised and answered as in {@link Station}.
///
/// Callable from any thread.
public interface Interruptions {
  /// The newest published picture: the last interruption of each batch that is on a unit.
  List<Interruption> all();

  /// Takes the procedure on from where it stands. Whoever signs has looked at what happened
  /// meanwhile; the comment becomes the explanation of the deviation.
  ///
  /// @param signer user id and password, asked for at this moment; the password is wiped
  CompletableFuture<Reply> resume(
      Session session, String batch, Credentials signer, String comment);

  /// @param from until when the program is known to have looked after the batch
  /// @param to when it was there again
  /// @param assessed false while the devices have not told everything yet
  /// @param concerns what a person has to look after
  /// @param deviation empty until it is assessed
  /// @param waiting whether a person has to sign before the procedure goes on
  /// @param why it waits, or goes on by itself
  record Interruption(
      String batch,
      String unit,
      Instant from,
      Instant to,
      boolean assessed,
      List<Seen> variables,
      List<Found> outputs,
      List<String> concerns,
      String deviation,
      boolean waiting,
      String why) {}

  /// A process variable over the gap.
  ///
  /// @param lastSeen the last usable reading before, null when there was none
  /// @param firstSeen the first usable reading after, null while there is none
  /// @param before `NaN` without one
  /// @param after `NaN` without one
  /// @param limit that the value after exceeds, `NaN` for none
  record Seen(
      String variable,
      String unit,
      @Nullable Instant lastSeen,
      @Nullable Instant firstSeen,
      double before,
      double after,
      Sight sight,
      double limit) {}

  enum Sight {
    WITHIN_LIMITS("within limits"),
    OUTSIDE_LIMITS("outside its limits"),
    DOUBTFUL("doubtful now"),
    NOT_BACK("not measured again");

    private final String text;

    Sight(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// An output over the gap.
  ///
  /// @param commanded last, `NaN` when nothing is known of it
  /// @param found what the device had or did when it was reached again, `NaN` when it does not tell
  /// @param detail what that means, in words
  record Found(
      String output, String unit, double commanded, double found, Kept kept, String detail) {}

  enum Kept {
    AS_COMMANDED("as commanded"),
    LEFT_ALONE("went to what it does when left alone"),
    DIFFERENT("not as commanded"),
    NOT_TOLD("not known");

    private final String text;

    Kept(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
