package org.cellstation.recipes.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a procedure goes on after the station was away.
///
/// @param byItselfWithin how long nobody may have looked for it to go on by itself; null when a
///   person always decides
public record Resumption(@Nullable Duration byItselfWithin) {
  /// The longest that a recipe may allow: whoever lets cells alone for longer looks at them first.
  public static final Duration LONGEST = Duration.ofHours(1);

  /// A person always decides.
  public static final Resumption ASK = new Resumption(null);
}
