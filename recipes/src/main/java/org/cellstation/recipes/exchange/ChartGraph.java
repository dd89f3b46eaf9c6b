package org.cellstation.recipes.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The procedure logic of one level as nodes and edges: steps, transitions and the links that
/// branch or join are nodes; every other link is an edge.
final class ChartGraph {
  enum Kind {
    STEP,
    TRANSITION,
    PARALLEL,
    SERIAL,
    /// Named by a link, and not to be found.
    UNKNOWN
  }

  /// @param what the XML element that describes it; null when there is none
  record Node(Kind kind, String id, @Nullable XmlElement what) {
    String text(String field) {
      return what == null ? "" : ValueText.oneLine(what.value(field));
    }
  }

  private record Edge(Node from, Node to) {}

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<Node, Set<Node>> after = new LinkedHashMap<>();
  private final Map<Node, Set<Node>> before = new HashMap<>();
  private final Map<Edge, Double> order = new HashMap<>();
  private final Set<Edge> back = new HashSet<>();

  /// Name of the synchronisation by the id of the step that waits there.
  private final Map<String, String> synchronizations = new HashMap<>();

  ChartGraph(XmlElement logic, Untakens untaken) {
    for (XmlElement step : logic.children("Step")) {
      put("Step", Kind.STEP, step);
    }
    for (XmlElement transition : logic.children("Transition")) {
      put("Transition", Kind.TRANSITION, transition);
    }
    for (XmlElement link : logic.children("Link")) {
      switch (link.value("LinkType")) {
        case "ParallelDivergent", "ParallelConvergent" -> put("Link", Kind.PARALLEL, link);
        case "SerialDivergent", "SerialConvergent" -> put("Link", Kind.SERIAL, link);
        default -> {}
      }
    }
    for (XmlElement link : logic.children("Link")) {
      link(link, untaken);
    }
  }

  private void put(String type, Kind kind, XmlElement what) {
    nodes.putIfAbsent(type + ":" + what.value("ID"), new Node(kind, what.value("ID"), what));
  }

  private void link(XmlElement link, Untakens untaken) {
    String type = link.value("LinkType");
    List<XmlElement> froms = link.children("FromID");
    List<XmlElement> tos = link.children("ToID");
    switch (type) {
      case "SynchronizationLink" -> synchronization(link, froms, tos, untaken);
      case "TransferLink" ->
          untaken.add(
              link,
              "the transfer `" + link.value("ID") + "` between steps",
              "let both branches `synchronise` and move the material with a phase of each");
      case "ParallelDivergent", "ParallelConvergent", "SerialDivergent", "SerialConvergent" -> {
        Node own = node("Link", link.value("ID"));
        froms.forEach(from -> edge(end(from, "From"), own, link));
        tos.forEach(to -> edge(own, end(to, "To"), link));
      }
      default ->
          froms.forEach(from -> tos.forEach(to -> edge(end(from, "From"), end(to, "To"), link)));
    }
  }

  private void synchronization(
      XmlElement link, List<XmlElement> froms, List<XmlElement> tos, Untakens untaken) {
    boolean own =
        tos.stream()
            .flatMap(to -> to.child("ToType").stream())
            .anyMatch(type -> BatchMl.SYNCHRONIZATION.equals(type.attributes().get("OtherValue")));
    if (own && froms.size() == 1 && tos.size() == 1) {
      synchronizations.put(
          froms.getFirst().value("FromIDValue"), tos.getFirst().value("ToIDValue"));
    } else {
      untaken.add(
          link,
          "the synchronisation `" + link.value("ID") + "`",
          "write `synchronise: NAME` in each of the branches that wait for each other");
    }
  }

  private Node end(XmlElement reference, String direction) {
    return node(reference.value(direction + "Type"), reference.value(direction + "IDValue"));
  }

  private Node node(String type, String id) {
    return nodes.computeIfAbsent(type + ":" + id, _ -> new Node(Kind.UNKNOWN, id, null));
  }

  private void edge(Node from, Node to, XmlElement link) {
    after.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
    before.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(from);
    String place = link.value("EvaluationOrder");
    if (place.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
      order.putIfAbsent(new Edge(from, to), Double.valueOf(place));
    }
  }

  /// Where the chart begins: the step of that kind, else the only node with nothing before it.
  Optional<Node> begin() {
    Node named = nodes.get("Step:" + BatchMl.BEGIN);
    if (named != null) {
      return Optional.of(named);
    }
    List<Node> first =
        nodes.values().stream()
            .filter(node -> node.kind != Kind.UNKNOWN && before(node).isEmpty())
            .toList();
    return first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
  }

  Optional<String> synchronization(Node node) {
    return node.kind == Kind.STEP
        ? Optional.ofNullable(synchronizations.get(node.id))
        : Optional.empty();
  }

  /// In the order in which they are to be looked at.
  List<Node> after(Node node) {
    List<Node> next = new ArrayList<>(after.getOrDefault(node, Set.of()));
    next.sort(
        (a, b) ->
            Double.compare(
                order.getOrDefault(new Edge(node, a), 0.0),
                order.getOrDefault(new Edge(node, b), 0.0)));
    return next;
  }

  Set<Node> before(Node node) {
    return before.getOrDefault(node, Set.of());
  }

  /// How many paths come together here, those of a loop not counted.
  long joined(Node node) {
    return before(node).stream().filter(from -> !back.contains(new Edge(from, node))).count();
  }

  /// What leads back to this node, which makes it the head of a loop.
  List<Node> returning(Node head) {
    return before(head).stream().filter(from -> back.contains(new Edge(from, head))).toList();
  }

  /// Finds the edges that lead back, walking from `begin`. Without recursion, because a chart may
  /// be long.
  void findLoops(Node begin) {
    Set<Node> walking = new HashSet<>();
    Set<Node> seen = new HashSet<>();
    Deque<Node> path = new ArrayDeque<>();
    Deque<Deque<Node>> rest = new ArrayDeque<>();
    path.push(begin);
    rest.push(new ArrayDeque<>(after(begin)));
    walking.add(begin);
    seen.add(begin);
    while (!path.isEmpty()) {
      Node at = path.element();
      Node next = rest.element().poll();
      if (next == null) {
        walking.remove(path.pop());
        rest.pop();
      } else if (walking.contains(next)) {
        back.add(new Edge(at, next));
      } else if (seen.add(next)) {
        walking.add(next);
        path.push(next);
        rest.push(new ArrayDeque<>(after(next)));
      }
    }
  }
}
