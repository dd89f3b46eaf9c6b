package org.cellstation.station.api;

import java.time.Duration;
import java.util.List;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// Recipes rehearsed in the background, with simulated cells and instruments, while the station
/// goes on. What a rehearsal came to is kept in the journal as evidence for exactly that content.
///
/// Callable from any thread.
public interface Rehearsals {
  /// A station that cannot rehearse.
  Rehearsals NONE =
      new Rehearsals() {
        private static final String WHY = "This station has no simulator to rehearse with.";

        @Override
        public Reply begin(Session session, String sha256) {
          return Reply.refused(WHY);
        }

        @Override
        public Reply cancel(Session session, String sha256) {
          return Reply.refused(WHY);
        }

        @Override
        public List<Rehearsal> all() {
          return List.of();
        }
      };

  /// Begins the rehearsal that a version needs to come into force: ordinary donors and the standard
  /// faults. One is made at a time; others wait for their turn.
  ///
  /// @param sha256 of the content, of a version or of a valid draft
  Reply begin(Session session, String sha256);

  /// Ends one that waits or is under way. It leaves no evidence.
  Reply cancel(Session session, String sha256);

  /// Those since the start of the program, oldest first.
  List<Rehearsal> all();

  enum State {
    WAITING("waits for its turn"),
    RUNNING("under way"),
    PASSED("passed"),
    FAILED("not passed"),
    CANCELLED("cancelled"),
    /// It could not be made, or its outcome not be kept.
    BROKEN("could not be made");

    private final String text;

    State(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    public boolean over() {
      return this != WAITING && this != RUNNING;
    }
  }

  /// @param by user id
  /// @param runs of which it is made, 0 while that is not known
  /// @param done of these
  /// @param share of the work done, 0 to 1
  /// @param left about how long it will take, null while nobody can say
  /// @param words what was not met, or why it could not be made; empty when there is nothing to say
  /// @param report the file for people, empty before there is one
  record Rehearsal(
      String recipe,
      String version,
      String sha256,
      String by,
      State state,
      int runs,
      int done,
      double share,
      @Nullable Duration left,
      String words,
      String report) {}
}
