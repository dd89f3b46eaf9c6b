package org.cellstation.station.livechange;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cellstation.station.api.LiveChanges.Meaning;
import org.cellstation.station.api.LiveChanges.Signature;
import org.cellstation.station.api.LiveChanges.State;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// One change as the journal tells of it.
///
/// @param by who proposed it
/// @param preview the last one, null while there is none
/// @param words why it was dropped, or at which safe point it came into force; else empty
public record KeptChange(
    Event.RecipeChangeProposed event,
    String by,
    Instant proposed,
    List<Signature> signatures,
    Event.@Nullable RecipeChangePreviewed preview,
    State state,
    String words) {
  /// A text that was in force before needs no author.
  private static boolean enough(Event.RecipeChangeProposed event, List<Signature> signatures) {
    return Stream.of(Meaning.values())
        .filter(meaning -> !event.back() || meaning == Meaning.APPROVED)
        .allMatch(meaning -> signatures.stream().anyMatch(s -> s.meaning() == meaning));
  }

  static KeptChange of(Event.RecipeChangeProposed event, String by, Instant at) {
    return new KeptChange(event, by, at, List.of(), null, State.PROPOSED, "");
  }

  KeptChange signed(Signature signature) {
    List<Signature> all = Stream.concat(signatures.stream(), Stream.of(signature)).toList();
    return new KeptChange(
        event,
        by,
        proposed,
        all,
        preview,
        enough(event, all) ? State.WAITING : State.PROPOSED,
        words);
  }

  KeptChange previewed(Event.RecipeChangePreviewed last) {
    return new KeptChange(event, by, proposed, signatures, last, state, words);
  }

  KeptChange now(State next, String why) {
    return new KeptChange(event, by, proposed, signatures, preview, next, why);
  }

  public boolean isSigned(Meaning meaning) {
    return signatures.stream().anyMatch(signature -> signature.meaning() == meaning);
  }
}
