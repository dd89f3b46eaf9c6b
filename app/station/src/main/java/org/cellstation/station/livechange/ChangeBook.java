package org.cellstation.station.livechange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.cellstation.station.api.LiveChanges.Figure;
import org.cellstation.station.api.LiveChanges.Meaning;
import org.cellstation.station.api.LiveChanges.Signature;
import org.cellstation.station.api.LiveChanges.State;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.lifecycle.KeptVersion;

/// Every change of a running batch's recipe. The journal holds them; this is what it says of them
/// now.
///
/// Changed on the control thread; {@link #of} from any.
public final class ChangeBook {
  private final Map<String, KeptChange> changes = new LinkedHashMap<>();
  private volatile List<KeptChange> picture = List.of();

  /// Takes up what the journal says: at a start of the program, and whatever was just appended.
  public void take(String actor, Event event, Instant at) {
    switch (event) {
      case Event.RecipeChangeProposed e -> changes.put(e.change(), KeptChange.of(e, actor, at));
      case Event.RecipeChangePreviewed e -> update(e.change(), kept -> kept.previewed(e));
      case Event.RecipeChangeSigned e ->
          update(
              e.change(),
              kept ->
                  kept.signed(
                      new Signature(
                          Meaning.valueOf(e.meaning()), actor, e.printedName(), e.comment(), at)));
      case Event.RecipeChanged e -> update(e.change(), kept -> kept.now(State.IN_FORCE, e.at()));
      case Event.RecipeChangeDropped e ->
          update(e.change(), kept -> kept.now(State.DROPPED, e.why()));
      default -> {}
    }
    picture = List.copyOf(changes.values());
  }

  public void take(Entry entry) {
    take(entry.actor(), entry.event(), entry.utc());
  }

  private void update(String change, UnaryOperator<KeptChange> how) {
    changes.computeIfPresent(change, (_, kept) -> how.apply(kept));
  }

  /// Any thread.
  public Optional<KeptChange> find(String change) {
    return picture.stream().filter(kept -> kept.event().change().equals(change)).findFirst();
  }

  /// Of a batch, in the order in which they were proposed. Any thread.
  public List<KeptChange> of(String batch) {
    return picture.stream().filter(kept -> kept.event().batch().equals(batch)).toList();
  }

  /// Those that may still come into force, of all batches. Any thread.
  public List<KeptChange> open() {
    return picture.stream().filter(kept -> kept.state().open()).toList();
  }

  /// The one that may still come into force. Any thread.
  public Optional<KeptChange> open(String batch) {
    return of(batch).stream().filter(kept -> kept.state().open()).findFirst();
  }

  /// By which the batch runs, empty while it runs by what it was created with. Any thread.
  public Optional<KeptChange> inForce(String batch) {
    return Optional.ofNullable(
        of(batch).stream()
            .filter(kept -> kept.state() == State.IN_FORCE)
            .reduce((_, later) -> later)
            .orElse(null));
  }

  /// The text before the last change, as that change knows it; empty where there is none to go back
  /// to, or the last one was a way back itself.
  public Optional<String> formerSha256(String batch) {
    return inForce(batch)
        .filter(kept -> !kept.event().back())
        .map(kept -> kept.event().fromSha256());
  }

  /// For the next change of a batch.
  public String nextId(String batch) {
    return batch + "-C" + (of(batch).size() + 1);
  }

  /// What was simulated, side by side.
  public static List<Figure> figures(Event.RecipeChangePreviewed event) {
    return IntStream.range(0, event.figures().size())
        .mapToObj(
            i -> new Figure(event.figures().get(i), event.before().get(i), event.after().get(i)))
        .toList();
  }

  /// Of what is signed.
  public static String sha256(Event.RecipeChangeProposed event) {
    return KeptVersion.sha256(Journal.text(event));
  }
}
