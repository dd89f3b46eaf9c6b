package org.cellstation.recipes.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.exchange.XmlElement.Growing;
import org.cellstation.recipes.text.Place;

/// Writes the chart of one level as ISA-88's procedure logic: a step for each element, a transition
/// behind each step, and links between them. Branches are links of their own, which name all their
/// neighbours. The ids of what the text does not name hold a point, so that they meet no id of it.
final class ChartExport {
  private enum Kind {
    STEP("Step"),
    TRANSITION("Transition"),
    LINK("Link");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  private record Node(Kind kind, String id) {}

  private record Edge(Node from, Node to) {}

  /// A link that branches or joins.
  private record Fork(String type, String title) {}

  private record Transition(String condition, String annotation) {}

  private final List<Place> elements = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final Map<String, Transition> transitions = new LinkedHashMap<>();
  private final Map<String, Fork> forks = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();

  /// Id by id of the point where branches synchronise, with its name.
  private final Map<String, String> synchronizations = new LinkedHashMap<>();

  private final Map<String, Integer> counted = new HashMap<>();

  private ChartExport() {}

  static ChartExport of(List<Place> items) {
    ChartExport chart = new ChartExport();
    Node begin = chart.step(BatchMl.BEGIN);
    Node first = chart.transition(BatchMl.BEGIN + ".done", BatchMl.ALWAYS, "");
    chart.edges.add(new Edge(begin, first));
    Node last = chart.series(items, first);
    chart.edges.add(new Edge(last, chart.step(BatchMl.END)));
    return chart;
  }

  /// In the order of the text.
  List<Place> elements() {
    return elements;
  }

  /// Ids of the steps that only wait for other branches.
  List<String> synchronizations() {
    return List.copyOf(synchronizations.keySet());
  }

  /// @param version of the elements that the steps stand for
  XmlElement logic(String version) {
    Growing logic = XmlElement.of("ProcedureLogic");
    forks.forEach((id, fork) -> logic.add(fork(id, fork)));
    int count = 0;
    for (Edge edge : edges) {
      if (edge.from.kind != Kind.LINK && edge.to.kind != Kind.LINK) {
        count++;
        Growing link = XmlElement.of("Link").add("ID", "link." + count);
        logic.add(
            link.add(from(edge.from, "Internal"))
                .add(to(edge.to, "Internal"))
                .add("LinkType", "ControlLink")
                .add("Depiction", "LineAndArrow")
                .build());
      }
    }
    synchronizations.forEach((id, name) -> logic.add(synchronization(id, name)));
    for (String step : steps) {
      logic.add(
          XmlElement.of("Step")
              .add("ID", step)
              .add("RecipeElementID", step)
              .add("RecipeElementVersion", version)
              .build());
    }
    transitions.forEach(
        (id, transition) ->
            logic.add(
                XmlElement.of("Transition")
                    .add("ID", id)
                    .add("Condition", transition.condition)
                    .addUnlessEmpty("ConditionAnnotation", transition.annotation)
                    .build()));
    return logic.build();
  }

  private XmlElement fork(String id, Fork fork) {
    Growing link = XmlElement.of("Link").add("ID", id);
    for (Edge edge : edges) {
      if (edge.to.kind == Kind.LINK && edge.to.id.equals(id)) {
        link.add(from(edge.from, "Internal"));
      }
    }
    for (Edge edge : edges) {
      if (edge.from.kind == Kind.LINK && edge.from.id.equals(id)) {
        link.add(to(edge.to, "Internal"));
      }
    }
    return link.add("LinkType", fork.type)
        .add("Depiction", "LineAndArrow")
        .addUnlessEmpty("Description", fork.title)
        .build();
  }

  /// All points of one name wait for each other, in whatever chart they stand.
  private static XmlElement synchronization(String id, String name) {
    return XmlElement.of("Link")
        .add("ID", id + ".synchronization")
        .add(from(new Node(Kind.STEP, id), "Internal"))
        .add(
            XmlElement.of("ToID")
                .add("ToIDValue", name)
                .add(XmlElement.leaf("ToType", "OtherValue", BatchMl.SYNCHRONIZATION, "Other"))
                .add("IDScope", "External")
                .build())
        .add("LinkType", "SynchronizationLink")
        .add("Depiction", "LineAndID")
        .build();
  }

  private static XmlElement from(Node node, String scope) {
    return XmlElement.of("FromID")
        .add("FromIDValue", node.id)
        .add("FromType", node.kind.text)
        .add("IDScope", scope)
        .build();
  }

  private static XmlElement to(Node node, String scope) {
    return XmlElement.of("ToID")
        .add("ToIDValue", node.id)
        .add("ToType", node.kind.text)
        .add("IDScope", scope)
        .build();
  }

  private Node series(List<Place> items, Node entry) {
    Node at = entry;
    for (Place item : items) {
      at = item(item, at);
    }
    return at;
  }

  private Node item(Place item, Node entry) {
    Optional<String> parallel = item.text("parallel");
    Optional<String> choose = item.text("choose");
    Optional<String> repeat = item.text("repeat");
    Optional<String> synchronise = item.text("synchronise");
    if (parallel.isPresent()) {
      return parallel(parallel.get(), item, entry);
    } else if (choose.isPresent()) {
      return selection(choose.get(), item, entry);
    } else if (repeat.isPresent()) {
      return loop(repeat.get(), item, entry);
    } else if (synchronise.isPresent()) {
      String id = synchronise.get() + "." + counted.merge(synchronise.get(), 1, Integer::sum);
      synchronizations.put(id, synchronise.get());
      return step(id, "", entry);
    }
    elements.add(item);
    return step(item.text("id").orElse(""), item.text("until").orElse(""), entry);
  }

  private Node step(String id, String until, Node entry) {
    Node step = step(id);
    String complete = BatchMl.complete(id);
    String condition =
        until.isEmpty() ? complete : complete + " or (" + ValueText.oneLine(until) + ")";
    Node done = transition(id + ".done", condition, "");
    edges.add(new Edge(entry, step));
    edges.add(new Edge(step, done));
    return done;
  }

  private Node parallel(String id, Place item, Node entry) {
    Node fork = fork(id, "ParallelDivergent", title(item, id));
    Node join = fork(id + ".join", "ParallelConvergent", "");
    edges.add(new Edge(entry, fork));
    int count = 0;
    for (Place branch : item.items("branches")) {
      count++;
      Node begin = fork;
      if (branch.items().isEmpty()) {
        begin = transition(id + "." + count, BatchMl.ALWAYS, "");
        edges.add(new Edge(fork, begin));
      }
      edges.add(new Edge(series(branch.items(), begin), join));
    }
    return join;
  }

  private Node selection(String id, Place item, Node entry) {
    Node fork = fork(id, "SerialDivergent", title(item, id));
    Node join = fork(id + ".join", "SerialConvergent", "");
    edges.add(new Edge(entry, fork));
    int count = 0;
    for (Place branch : item.items("branches")) {
      count++;
      Optional<String> when = branch.text("when");
      Node begin =
          transition(
              id + "." + count,
              ValueText.oneLine(when.orElse(BatchMl.ALWAYS)),
              when.isPresent() ? "" : BatchMl.OTHERWISE);
      edges.add(new Edge(fork, begin));
      String field = when.isPresent() ? "then" : BatchMl.OTHERWISE;
      edges.add(new Edge(series(branch.items(field), begin), join));
    }
    return join;
  }

  private Node loop(String id, Place item, Node entry) {
    Node begin = fork(id + ".begin", "SerialConvergent", "");
    Node fork = fork(id, "SerialDivergent", title(item, id));
    String until = ValueText.oneLine(item.text("until").orElse(""));
    edges.add(new Edge(entry, begin));
    edges.add(new Edge(series(item.items("steps"), begin), fork));
    Node exit = transition(id + ".until", until, "");
    Node again =
        transition(
            id + ".again",
            "not (" + until + ")",
            BatchMl.AT_MOST + item.text("at most").orElse("1"));
    edges.add(new Edge(fork, exit));
    edges.add(new Edge(fork, again));
    edges.add(new Edge(again, begin));
    return exit;
  }

  private static String title(Place item, String id) {
    return item.text("title").filter(title -> !title.equals(id)).orElse("");
  }

  private Node step(String id) {
    steps.add(id);
    return new Node(Kind.STEP, id);
  }

  private Node transition(String id, String condition, String annotation) {
    transitions.put(id, new Transition(condition, annotation));
    return new Node(Kind.TRANSITION, id);
  }

  private Node fork(String id, String type, String title) {
    forks.put(id, new Fork(type, title));
    return new Node(Kind.LINK, id);
  }
}
