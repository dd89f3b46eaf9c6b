package org.cellstation.recipes.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an imported chart is made of, in blocks.
sealed interface Part {
  /// @param step id in the chart
  /// @param element id of what the step stands for
  /// @param until empty where the step goes on to its own end
  record Element(String step, String element, String until) implements Part {}

  record Synchronization(String name) implements Part {}

  record Parallel(String id, String title, List<List<Part>> branches) implements Part {}

  record Choice(String id, String title, List<Branch> branches) implements Part {}

  /// @param when null for the branch that is taken when no other is
  record Branch(@Nullable String when, List<Part> parts) {}

  record Loop(String id, String title, String until, int most, List<Part> body) implements Part {}
}
