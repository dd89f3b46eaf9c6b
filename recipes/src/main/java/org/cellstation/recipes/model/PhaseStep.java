package org.cellstation.recipes.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One phase in its place in a recipe.
///
/// @param path step ids from the unit procedure down, joined by `/`
/// @param parameters every parameter that `type` declares, in its declared unit and order
/// @param before questions that keep the phase from starting
/// @param after questions that keep the phase from completing
/// @param until ends the phase early, besides its own logic
/// @param planned how long it is expected to take, if known
public record PhaseStep(
    String path,
    String title,
    PhaseType type,
    Map<String, Quantity> parameters,
    List<Question> before,
    List<Question> after,
    @Nullable Condition until,
    @Nullable Duration planned) {
  public PhaseStep {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
