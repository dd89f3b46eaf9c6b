package org.cellstation.recipes.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;

/// Reads how the elements of one parent follow each other. A list is a series; an item of it is an
/// element or a block:
///
/// ```
/// - parallel: ID     branches: a list of lists
/// - choose: ID       branches: each `when` and `then`, the last `otherwise`
/// - repeat: ID       at most, until, steps
/// - synchronise: NAME
/// ```
///
/// Ids differ among all elements and blocks of one parent, however deep they stand.
final class FlowText<E> {
  private static final String OTHERWISE = "otherwise";

  /// Deeper nesting is a mistake, or an attack on the stack.
  private static final int DEEPEST = 12;

  private static final int MOST_ROUNDS = 1_000;

  /// Reads the condition of a block.
  @FunctionalInterface
  interface Conditions {
    Optional<Condition> read(String text, Place place);
  }

  private final String parent;
  private final BiFunction<Place, String, Optional<E>> elements;
  private final Conditions conditions;
  private final Faults faults;
  private final Map<String, Place> seen = new HashMap<>();
  private int depth;

  /// @param parent path of what the elements belong to, empty for the procedure
  /// @param elements reads one, given its place and path
  FlowText(
      String parent,
      BiFunction<Place, String, Optional<E>> elements,
      Conditions conditions,
      Faults faults) {
    this.parent = parent;
    this.elements = elements;
    this.conditions = conditions;
    this.faults = faults;
  }

  Flow<E> read(List<Place> items) {
    List<Flow<E>> parts = new ArrayList<>();
    for (Place item : items) {
      item(item).ifPresent(parts::add);
    }
    return parts.size() == 1 ? parts.getFirst() : new Flow.Series<>(parts);
  }

  private Optional<Flow<E>> item(Place item) {
    if (depth == DEEPEST) {
      faults.add(
          item.line(),
          item.path(),
          "blocks are nested more than " + DEEPEST + " deep",
          "write the procedure more simply");
      return Optional.empty();
    }
    depth++;
    try {
      if (item.names().contains("parallel")) {
        return Optional.of(parallel(item, path(item, "parallel")));
      } else if (item.names().contains("choose")) {
        return Optional.of(selection(item, path(item, "choose")));
      } else if (item.names().contains("repeat")) {
        return loop(item, path(item, "repeat"));
      } else if (item.names().contains("synchronise")) {
        return Optional.of(synchronization(item));
      }
      return elements.apply(item, path(item, "id")).map(Flow.Single::new);
    } finally {
      depth--;
    }
  }

  /// Several of one name may stand in one parent, in parallel branches.
  private Flow<E> synchronization(Place item) {
    String name = item.text("synchronise").orElse("");
    int count = 1;
    while (seen.putIfAbsent(name + "-" + count, item) != null) {
      count++;
    }
    return new Flow.Synchronization<>(below(name + "-" + count), name);
  }

  private Flow<E> parallel(Place item, String path) {
    List<Flow<E>> branches = new ArrayList<>();
    for (Place branch : item.items("branches")) {
      branches.add(read(branch.items()));
    }
    return new Flow.Parallel<>(path, title(item, "parallel"), branches);
  }

  private Flow<E> selection(Place item, String path) {
    List<Place> places = item.items("branches");
    List<Flow.Branch<E>> branches = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      boolean last = i == places.size() - 1;
      boolean otherwise = place.names().contains(OTHERWISE);
      if (otherwise != last) {
        faults.add(
            place.line(),
            place.path(),
            last ? "no branch is left when none of the conditions is true" : "is not the last one",
            last
                ? "end the branches with `otherwise:` and its steps, `[]` for none"
                : "put `otherwise` behind all other branches");
      }
      Place when = place.field("when");
      Optional<Condition> condition = place.text("when").flatMap(text -> atOnce(text, when));
      Flow<E> flow = read(place.items(otherwise ? OTHERWISE : "then"));
      branches.add(new Flow.Branch<>(condition.orElse(null), flow));
    }
    return new Flow.Selection<>(path, title(item, "choose"), branches);
  }

  private Optional<Flow<E>> loop(Place item, String path) {
    Flow<E> body = read(item.items("steps"));
    if (body.elements().isEmpty()) {
      faults.add(item.line(), item.path(), "repeats nothing", "write its `steps`");
    }
    Place until = item.field("until");
    Optional<Condition> condition = item.text("until").flatMap(text -> atOnce(text, until));
    int most = most(item);
    return condition.map(known -> new Flow.Loop<>(path, title(item, "repeat"), body, known, most));
  }

  private int most(Place item) {
    String text = item.text("at most").orElse("1");
    if (text.matches("[0-9]{1,4}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= MOST_ROUNDS) {
      return Integer.parseInt(text);
    }
    Place place = item.field("at most");
    faults.add(
        place.line(),
        place.path(),
        "`" + text + "` is no number of rounds",
        "write a whole number from 1 to " + MOST_ROUNDS);
    return 1;
  }

  /// A block looks at its conditions in one moment.
  private Optional<Condition> atOnce(String text, Place place) {
    Optional<Condition> condition = conditions.read(text, place);
    if (condition.isPresent() && condition.get().needsPhase()) {
      faults.add(
          place.line(),
          place.path(),
          "`for`, `after` and `total` mean nothing here: the condition is looked at in one moment",
          "leave them out; a phase before it with `until` can wait");
    }
    return condition;
  }

  private static String title(Place item, String key) {
    return item.text("title").orElseGet(() -> item.text(key).orElse(""));
  }

  private String path(Place item, String key) {
    String id = item.text(key).orElse("");
    Place first = id.isEmpty() ? null : seen.putIfAbsent(id, item);
    if (first != null) {
      faults.add(
          item.line(),
          item.path(),
          "the id `" + id + "` is taken by the step on line " + first.line(),
          "give each step of a level its own id");
    }
    return below(id);
  }

  private String below(String id) {
    return parent.isEmpty() ? id : parent + "/" + id;
  }
}
