package org.cellstation.recipes.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How the elements of one level follow each other: a procedure function chart in blocks, the same
/// for unit procedures, operations and phases. Blocks nest whole, so no chart has a dead end, a
/// step that cannot be reached, or a circle without a bound.
///
/// @param <E> what stands in the chart
public sealed interface Flow<E> {
  record Single<E>(E element) implements Flow<E> {}

  /// One after the other; nothing when there are no parts.
  record Series<E>(List<Flow<E>> parts) implements Flow<E> {
    public Series {
      parts = List.copyOf(parts);
    }
  }

  /// All begin together; what follows begins when all are complete.
  ///
  /// @param path as of an element: ids from the unit procedure down
  record Parallel<E>(String path, String title, List<Flow<E>> branches) implements Flow<E> {
    public Parallel {
      branches = List.copyOf(branches);
    }
  }

  /// One of several: the first whose condition is true when the selection is reached.
  ///
  /// @param branches the last one is taken when no other is
  record Selection<E>(String path, String title, List<Branch<E>> branches) implements Flow<E> {
    public Selection {
      branches = List.copyOf(branches);
    }
  }

  /// @param when null for the branch that is taken when no other is
  record Branch<E>(@Nullable Condition when, Flow<E> flow) {}

  /// Runs its body again until a condition is true at the body's end.
  ///
  /// @param most how often the body runs at most, at least 1
  record Loop<E>(String path, String title, Flow<E> body, Condition until, int most)
      implements Flow<E> {}

  /// Where parallel branches wait for each other, as often as the name stands in the recipe.
  record Synchronization<E>(String path, String name) implements Flow<E> {}

  /// All elements in the order of the text, whether they will run or not.
  default List<E> elements() {
    List<E> elements = new ArrayList<>();
    visit(
        flow -> {
          if (flow instanceof Single<E> single) {
            elements.add(single.element());
          }
        });
    return List.copyOf(elements);
  }

  /// This block and all within it, in the order of the text.
  default void visit(Consumer<? super Flow<E>> visitor) {
    visitor.accept(this);
    switch (this) {
      case Single<E> _, Synchronization<E> _ -> {}
      case Series<E> series -> series.parts().forEach(part -> part.visit(visitor));
      case Parallel<E> parallel -> parallel.branches().forEach(branch -> branch.visit(visitor));
      case Selection<E> selection ->
          selection.branches().forEach(branch -> branch.flow().visit(visitor));
      case Loop<E> loop -> loop.body().visit(visitor);
    }
  }
}
