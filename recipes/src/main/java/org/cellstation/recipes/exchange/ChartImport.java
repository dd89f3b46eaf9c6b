package org.cellstation.recipes.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.recipes.exchange.ChartGraph.Kind;
import org.cellstation.recipes.exchange.ChartGraph.Node;
import org.jspecify.annotations.Nullable;

/// Makes blocks of a chart of steps, transitions and links. A recipe's text has blocks only, so a
/// chart whose branches cross each other has no counterpart; then the answer is empty and says why.
final class ChartImport {
  /// Deeper nesting is refused by recipe text too.
  private static final int DEEPEST = 20;

  /// A loop needs a bound, and BatchML has none.
  private static final int ROUNDS = 10;

  private static final Pattern DONE =
      Pattern.compile("(?i).*\\b(complete|completed|done|finished)\\b.*");
  private static final Pattern BOUND = Pattern.compile(BatchMl.AT_MOST + "([0-9]{1,4})");

  private final ChartGraph graph;
  private final Untakens untaken;
  private final Set<Node> visited = new HashSet<>();
  private final Set<Node> opened = new HashSet<>();
  private String trouble = "";
  private int depth;

  private ChartImport(XmlElement logic, Untakens untaken) {
    graph = new ChartGraph(logic, untaken);
    this.untaken = untaken;
  }

  /// Empty, with a note, when the chart cannot be written in blocks.
  static Optional<List<Part>> read(XmlElement logic, Untakens untaken) {
    ChartImport chart = new ChartImport(logic, untaken);
    Optional<Node> begin = chart.graph.begin();
    if (begin.isEmpty()) {
      chart.trouble = "it has no one step to begin with";
    } else {
      chart.graph.findLoops(begin.get());
      Walk walk = chart.walk(begin.get(), null, false);
      if (chart.trouble.isEmpty() && walk.end != null) {
        chart.trouble = "branches come together that did not part";
      }
      if (chart.trouble.isEmpty()) {
        return Optional.of(walk.parts);
      }
    }
    untaken.add(
        logic,
        "a chart that cannot be written in blocks: " + chart.trouble,
        "its elements stand one after the other; write `parallel`, `choose` and `repeat` anew");
    return Optional.empty();
  }

  /// @param end the join that the walk came to; null where the chart ends or the loop turns
  private record Walk(List<Part> parts, @Nullable Node end) {}

  /// From a node to the join that ends its branch.
  ///
  /// @param turn the last node of the loop that is walked, null outside of loops
  /// @param joined the first node is a join whose branches were walked
  private Walk walk(Node from, @Nullable Node turn, boolean joined) {
    List<Part> parts = new ArrayList<>();
    Node at = from;
    boolean through = joined;
    depth++;
    while (at != null && trouble.isEmpty()) {
      if (!through && graph.joined(at) > 1) {
        depth--;
        return new Walk(parts, at);
      }
      through = false;
      if (depth > DEEPEST) {
        trouble = "it is nested more than " + DEEPEST + " deep";
      } else if (!graph.returning(at).isEmpty() && opened.add(at)) {
        at = loop(at, parts);
      } else if (!visited.add(at)) {
        trouble = "`" + at.id() + "` is reached on two ways";
      } else {
        emit(at, parts);
        if (at.equals(turn)) {
          break;
        }
        List<Node> next = graph.after(at);
        if (next.size() > 1) {
          Node join = fork(at, next, parts);
          through = join != null && graph.joined(join) == next.size();
          if (join != null && !through) {
            depth--;
            return new Walk(parts, join);
          }
          at = join;
        } else {
          at = next.isEmpty() ? null : next.getFirst();
        }
      }
    }
    depth--;
    return new Walk(parts, null);
  }

  private void emit(Node node, List<Part> parts) {
    switch (node.kind()) {
      case STEP -> {
        Optional<String> synchronization = graph.synchronization(node);
        if (synchronization.isPresent()) {
          parts.add(new Part.Synchronization(synchronization.get()));
        } else {
          String element = node.text("RecipeElementID");
          parts.add(new Part.Element(node.id(), element.isEmpty() ? node.id() : element, ""));
        }
      }
      case TRANSITION -> transition(node, parts);
      case PARALLEL, SERIAL -> {}
      case UNKNOWN -> trouble = "a link leads to `" + node.id() + "`, which is not there";
    }
  }

  /// A step goes on to its own end, which its transition may bring forward.
  private void transition(Node node, List<Part> parts) {
    String condition = node.text("Condition");
    if (condition.isEmpty() || condition.equals(BatchMl.ALWAYS)) {
      return;
    }
    Part last = parts.isEmpty() ? null : parts.getLast();
    if (last instanceof Part.Element element) {
      String or = BatchMl.complete(element.step()) + " or (";
      if (condition.startsWith(or) && condition.endsWith(")")) {
        String until = condition.substring(or.length(), condition.length() - 1);
        parts.set(parts.size() - 1, new Part.Element(element.step(), element.element(), until));
        return;
      }
    }
    boolean own = node.id().endsWith(".done") && condition.endsWith(" complete");
    if (!own && !DONE.matcher(condition).matches()) {
      XmlElement what = node.what();
      if (what != null) {
        untaken.add(
            what,
            "the transition `" + node.id() + "` waits for `" + condition + "`",
            "write it as `until` of the phase before it, in the words of the manual");
      }
    }
  }

  /// @return the join behind it, null when the chart ends there
  private @Nullable Node fork(Node fork, List<Node> ways, List<Part> parts) {
    boolean parallel =
        switch (fork.kind()) {
          case PARALLEL, TRANSITION -> true;
          case STEP -> ways.stream().noneMatch(way -> way.kind() == Kind.TRANSITION);
          case SERIAL, UNKNOWN -> false;
        };
    List<List<Part>> branches = new ArrayList<>();
    List<Part.Branch> choices = new ArrayList<>();
    Node join = null;
    boolean first = true;
    for (Node way : ways) {
      Node begin = way;
      String condition = null;
      if (!parallel && way.kind() == Kind.TRANSITION && graph.joined(way) == 1) {
        visited.add(way);
        condition = when(way);
        List<Node> next = graph.after(way);
        if (next.size() != 1) {
          trouble = "`" + way.id() + "` leads to " + next.size() + " steps";
          return null;
        }
        begin = next.getFirst();
      }
      Walk walk = walk(begin, null, false);
      branches.add(walk.parts);
      choices.add(new Part.Branch(condition, walk.parts));
      if (!first && !Objects.equals(join, walk.end)) {
        trouble = "the branches of `" + fork.id() + "` do not come together";
        return null;
      }
      join = walk.end;
      first = false;
    }
    String id = fork.kind() == Kind.STEP ? fork.id() + "-branches" : fork.id();
    String title = fork.kind() == Kind.STEP ? "" : fork.text("Description");
    parts.add(
        parallel ? new Part.Parallel(id, title, branches) : new Part.Choice(id, title, choices));
    return join;
  }

  /// Null for the branch that is always open.
  private static @Nullable String when(Node transition) {
    String condition = transition.text("Condition");
    return transition.text("ConditionAnnotation").equals(BatchMl.OTHERWISE)
            || condition.equalsIgnoreCase("else")
            || condition.equalsIgnoreCase(BatchMl.OTHERWISE)
        ? null
        : condition;
  }

  /// @return what follows the loop
  private @Nullable Node loop(Node head, List<Part> parts) {
    List<Node> returning = graph.returning(head);
    if (returning.size() > 1) {
      trouble = "several ways lead back to `" + head.id() + "`";
      return null;
    }
    Node again = returning.getFirst();
    Set<Node> before = graph.before(again);
    Node turn =
        again.kind() == Kind.TRANSITION && before.size() == 1 ? before.iterator().next() : again;
    List<Node> ways =
        graph.after(turn).stream().filter(n -> !n.equals(again) && !n.equals(head)).toList();
    if (ways.size() != 1 || ways.getFirst().kind() != Kind.TRANSITION) {
      trouble = "the loop from `" + head.id() + "` has no one way out";
      return null;
    }
    Node exit = ways.getFirst();
    visited.add(again);
    visited.add(exit);
    Walk body = walk(head, turn, true);
    if (trouble.isEmpty() && (body.end != null || !visited.contains(turn))) {
      trouble = "the loop from `" + head.id() + "` does not turn where it began";
      return null;
    }
    Matcher bound = BOUND.matcher(again.text("ConditionAnnotation"));
    int most = bound.matches() ? Integer.parseInt(bound.group(1)) : ROUNDS;
    XmlElement what = again.what();
    if (!bound.matches() && what != null) {
      untaken.add(
          what,
          "how often the loop from `" + head.id() + "` may run, which nobody says",
          "set `at most`; until then it is " + ROUNDS);
    }
    boolean named = turn.kind() == Kind.SERIAL;
    String id = named ? turn.id() : head.id() + "-loop";
    String title = named ? turn.text("Description") : "";
    parts.add(new Part.Loop(id, title, exit.text("Condition"), most, body.parts));
    List<Node> next = graph.after(exit);
    return next.isEmpty() ? null : next.getFirst();
  }
}
