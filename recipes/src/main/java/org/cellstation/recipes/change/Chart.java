package org.cellstation.recipes.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.cellstation.recipes.model.Flow;

/// The elements of one parent in the order of the text, and the blocks they stand in.
///
/// @param blocks outer ones before inner ones
record Chart(List<Element> elements, List<Block> blocks) {
  static final Chart EMPTY = new Chart(List.of(), List.of());
  private static final String OTHERWISE = "otherwise";

  Chart {
    elements = List.copyOf(elements);
    blocks = List.copyOf(blocks);
  }

  /// What a block does with its arms.
  enum Kind {
    PARALLEL("parallel"),
    CHOICE("choice"),
    LOOP("repetition");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /// @param id last part of its path
  /// @param rule of a loop: when it ends; else empty
  /// @param arms branches; of a loop its body
  /// @param within the arms of other blocks that it stands in, outermost first
  record Block(
      String id,
      String path,
      String title,
      Kind kind,
      String rule,
      List<Arm> arms,
      List<Within> within) {
    /// What it consists of, for a reviewer who sees it for the first time.
    String words() {
      String content =
          arms.stream()
              .map(arm -> (arm.when().isEmpty() ? "" : arm.when() + ": ") + arm.words())
              .collect(Collectors.joining("; "));
      return rule.isEmpty() ? content : rule + ": " + content;
    }
  }

  /// @param when its condition as `when ...` or `otherwise`; empty where there is none
  /// @param members all elements of this level in it, also within inner blocks
  record Arm(String when, List<Element> members) {
    String words() {
      return members.isEmpty()
          ? "nothing"
          : members.stream()
              .map(member -> "\"" + member.title() + "\"")
              .collect(Collectors.joining(", "));
    }
  }

  /// An arm of a block that something stands in.
  record Within(String block, int arm) {}

  /// @param make an element of this level, given what it stands in
  static <E> Chart of(Flow<E> flow, BiFunction<E, List<Within>, Element> make) {
    var reading = new Reading<>(make);
    reading.add(flow, List.of());
    return new Chart(reading.elements, reading.blocks);
  }

  private static final class Reading<E> {
    private final BiFunction<E, List<Within>, Element> make;
    private final List<Element> elements = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    Reading(BiFunction<E, List<Within>, Element> make) {
      this.make = make;
    }

    void add(Flow<E> flow, List<Within> within) {
      switch (flow) {
        case Flow.Single<E> single -> elements.add(make.apply(single.element(), within));
        case Flow.Series<E> series -> series.parts().forEach(part -> add(part, within));
        case Flow.Synchronization<E> point ->
            elements.add(Element.synchronisation(point.path(), point.name(), within));
        case Flow.Parallel<E> parallel ->
            block(
                parallel.path(),
                parallel.title(),
                Kind.PARALLEL,
                "",
                parallel.branches().stream().map(branch -> new Branch<>("", branch)).toList(),
                within);
        case Flow.Selection<E> selection ->
            block(
                selection.path(),
                selection.title(),
                Kind.CHOICE,
                "",
                selection.branches().stream()
                    .map(
                        branch ->
                            new Branch<>(
                                branch.when() == null ? OTHERWISE : "when " + branch.when(),
                                branch.flow()))
                    .toList(),
                within);
        case Flow.Loop<E> loop ->
            block(
                loop.path(),
                loop.title(),
                Kind.LOOP,
                "until " + loop.until() + ", at most " + loop.most() + " times",
                List.of(new Branch<>("", loop.body())),
                within);
      }
    }

    private record Branch<E>(String when, Flow<E> flow) {}

    private void block(
        String path,
        String title,
        Kind kind,
        String rule,
        List<Branch<E>> branches,
        List<Within> within) {
      int place = blocks.size();
      String id = path.substring(path.lastIndexOf('/') + 1);
      List<Arm> arms = new ArrayList<>();
      for (int i = 0; i < branches.size(); i++) {
        int from = elements.size();
        List<Within> deeper = new ArrayList<>(within);
        deeper.add(new Within(id, i));
        add(branches.get(i).flow(), List.copyOf(deeper));
        arms.add(
            new Arm(branches.get(i).when(), List.copyOf(elements.subList(from, elements.size()))));
      }
      blocks.add(place, new Block(id, path, title, kind, rule, List.copyOf(arms), within));
    }
  }
}
