package org.cellstation.recipes.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.recipes.text.YamlNode.Sequence;

/// Reads BatchML's recipe elements as unit procedures, operations and phases.
final class ElementMl {
  private enum Level {
    UNIT_PROCEDURE("operations"),
    OPERATION("phases"),
    PHASE("");

    private final String inner;

    Level(String inner) {
      this.inner = inner;
    }

    Level below() {
      return this == UNIT_PROCEDURE ? OPERATION : PHASE;
    }
  }

  private static final Map<String, Level> TYPES =
      Map.of(
          "UnitProcedure", Level.UNIT_PROCEDURE,
          "UnitRecipe", Level.UNIT_PROCEDURE,
          "Operation", Level.OPERATION,
          "Phase", Level.PHASE);

  /// No element may hold more, so that a document whose elements name each other cannot grow.
  private static final int MOST = 20_000;

  private final Untakens untaken;

  /// Elements that stand at the top and are named from below.
  private final Map<String, XmlElement> shared = new HashMap<>();

  private int made;

  ElementMl(Untakens untaken) {
    this.untaken = untaken;
  }

  void library(XmlElement recipe) {
    recipe.children("RecipeElement").forEach(e -> shared.putIfAbsent(e.value("ID"), e));
  }

  List<YamlNode> unitProcedures(XmlElement procedure) {
    return items(procedure, Level.UNIT_PROCEDURE);
  }

  /// The elements of one parent, as its chart has them.
  private List<YamlNode> items(XmlElement parent, Level level) {
    Map<String, XmlElement> own = new LinkedHashMap<>();
    parent.children("RecipeElement").forEach(e -> own.putIfAbsent(e.value("ID"), e));
    Optional<List<Part>> chart =
        parent
            .child("ProcedureLogic")
            .filter(logic -> !logic.children("Step").isEmpty())
            .flatMap(logic -> ChartImport.read(logic, untaken));
    List<Part> parts =
        chart.orElseGet(
            () -> own.keySet().stream().<Part>map(id -> new Part.Element(id, id, "")).toList());
    Set<String> used = new LinkedHashSet<>();
    List<YamlNode> items = series(parts, new Scope(parent, own, level, new Names(), used));
    for (XmlElement element : own.values()) {
      if (TYPES.containsKey(type(element)) && !used.contains(element.value("ID"))) {
        untaken.add(
            element,
            "`" + element.value("ID") + "`, which is in no chart",
            "write it where it belongs, if it does");
      }
    }
    return items;
  }

  /// @param used ids of the elements that the chart has come to
  private record Scope(
      XmlElement parent, Map<String, XmlElement> own, Level level, Names names, Set<String> used) {}

  private List<YamlNode> series(List<Part> parts, Scope scope) {
    List<YamlNode> items = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Part.Element element -> step(element, scope).ifPresent(items::add);
        case Part.Synchronization synchronization ->
            items.add(
                BatchMl.mapping(
                    Map.of("synchronise", BatchMl.scalar(Names.slug(synchronization.name())))));
        case Part.Parallel parallel -> items.add(parallel(parallel, scope));
        case Part.Choice choice -> items.add(choice(choice, scope));
        case Part.Loop loop -> items.add(loop(loop, scope));
      }
    }
    return items;
  }

  private static Map<String, YamlNode> block(String kind, String id, String title, Scope scope) {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    fields.put(kind, BatchMl.scalar(scope.names.id(id)));
    if (!title.isEmpty()) {
      fields.put("title", BatchMl.scalar(title));
    }
    return fields;
  }

  private YamlNode parallel(Part.Parallel parallel, Scope scope) {
    Map<String, YamlNode> fields = block("parallel", parallel.id(), parallel.title(), scope);
    List<YamlNode> branches = new ArrayList<>();
    for (List<Part> branch : parallel.branches()) {
      branches.add(new Sequence(0, series(branch, scope)));
    }
    fields.put("branches", new Sequence(0, branches));
    return BatchMl.mapping(fields);
  }

  private YamlNode choice(Part.Choice choice, Scope scope) {
    Map<String, YamlNode> fields = block("choose", choice.id(), choice.title(), scope);
    List<YamlNode> branches = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < choice.branches().size(); i++) {
      Part.Branch branch = choice.branches().get(i);
      String when = branch.when();
      YamlNode steps = new Sequence(0, series(branch.parts(), scope));
      open = when == null || (i == choice.branches().size() - 1 && when.equals(BatchMl.ALWAYS));
      Map<String, YamlNode> one = new LinkedHashMap<>();
      if (open || when == null) {
        one.put("otherwise", steps);
      } else {
        one.put("when", BatchMl.scalar(when));
        one.put("then", steps);
      }
      branches.add(BatchMl.mapping(one));
    }
    if (!open) {
      branches.add(BatchMl.mapping(Map.of("otherwise", new Sequence(0, List.of()))));
      untaken.add(
          scope.parent,
          "what `" + choice.id() + "` does when none of its conditions is true",
          "write its `otherwise`; until then it does nothing");
    }
    fields.put("branches", new Sequence(0, branches));
    return BatchMl.mapping(fields);
  }

  private YamlNode loop(Part.Loop loop, Scope scope) {
    Map<String, YamlNode> fields = block("repeat", loop.id(), loop.title(), scope);
    fields.put("at most", BatchMl.scalar(String.valueOf(loop.most())));
    fields.put("until", BatchMl.scalar(loop.until()));
    fields.put("steps", new Sequence(0, series(loop.body(), scope)));
    return BatchMl.mapping(fields);
  }

  /// Empty for steps that do nothing: where a chart begins and ends.
  private Optional<YamlNode> step(Part.Element step, Scope scope) {
    XmlElement element = scope.own.getOrDefault(step.element(), shared.get(step.element()));
    if (element == null) {
      untaken.add(
          scope.parent,
          "the step `" + step.step() + "`, whose element `" + step.element() + "` is not there",
          "write what it does");
      return Optional.empty();
    }
    scope.used.add(step.element());
    String type = type(element);
    if (type.equals("Begin") || type.equals("End")) {
      return Optional.empty();
    }
    Level own = TYPES.get(type);
    if (own == null || own.compareTo(scope.level) < 0 || ++made > MOST) {
      untaken.add(
          element,
          "`" + step.step() + "`, an element of the type " + type,
          "write what it does as a phase, a prompt or under `uses`");
      return Optional.empty();
    }
    String id = scope.names.id(step.step());
    if (!id.equals(step.step())) {
      untaken.add(element, "the id `" + step.step() + "`", "it is now `" + id + "`");
    }
    return Optional.of(element(element, id, step.until(), scope.level, own));
  }

  /// @param wanted where it has to stand
  /// @param own what it is; where that is further down, it gets parents of its own
  private YamlNode element(XmlElement element, String id, String until, Level wanted, Level own) {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    fields.put("id", BatchMl.scalar(id));
    List<String> descriptions = BatchMl.descriptions(element);
    String title = descriptions.isEmpty() ? element.value("ID") : descriptions.getFirst();
    fields.put("title", BatchMl.scalar(ValueText.oneLine(title.isEmpty() ? id : title)));
    if (wanted != own) {
      if (wanted == Level.UNIT_PROCEDURE) {
        role(element, List.of(), fields);
      }
      YamlNode only = element(element, id, until, wanted.below(), own);
      fields.put(wanted.inner, new Sequence(0, List.of(only)));
      return BatchMl.mapping(fields);
    }
    for (String more :
        descriptions.subList(Math.min(1, descriptions.size()), descriptions.size())) {
      untaken.add(element, "the words `" + more + "` of `" + id + "`", "put them into its title");
    }
    switch (own) {
      case UNIT_PROCEDURE -> role(element, element.children("EquipmentRequirement"), fields);
      case OPERATION -> uses(element, fields);
      case PHASE -> phase(element, until, fields);
    }
    if (own != Level.PHASE) {
      if (!until.isEmpty()) {
        untaken.add(element, "the end of `" + id + "` by `" + until + "`", "end a phase of it so");
      }
      leave(element, "Parameter", "name it in the formula and refer to it in a phase");
      fields.put(own.inner, new Sequence(0, items(element, own.below())));
    }
    leave(element, "ActualEquipmentID", "choose units anew when you start a batch here");
    leave(element, "Header", "write it into the description if people need it");
    others(element, fields);
    return BatchMl.mapping(fields);
  }

  private void leave(XmlElement element, String name, String remedy) {
    for (XmlElement part : element.children(name)) {
      String words = (part.value("ID") + " " + ValueText.oneLine(part.text())).strip();
      untaken.add(part, "`" + name + "` " + words + " of `" + element.value("ID") + "`", remedy);
    }
  }

  private void role(
      XmlElement element, List<XmlElement> requirements, Map<String, YamlNode> fields) {
    if (requirements.isEmpty()) {
      untaken.add(
          element,
          "the unit of `" + element.value("ID") + "`, which nobody names",
          "name its role under `unit`; until then it is `bioreactor`");
      fields.put("unit", BatchMl.scalar("bioreactor"));
      return;
    }
    XmlElement first = requirements.getFirst();
    fields.put("unit", BatchMl.scalar(Names.slug(first.value("ID"))));
    for (XmlElement constraint : first.children("Constraint")) {
      String condition = ValueText.oneLine(constraint.value("Condition"));
      if (constraint.value("ID").equals(BatchMl.EQUIPMENT_CLASS)) {
        fields.put(BatchMl.EQUIPMENT_CLASS, BatchMl.scalar(condition));
      } else {
        untaken.add(
            constraint,
            "the requirement `" + (constraint.value("ID") + " " + condition).strip() + "`",
            "say it under `equipment class` or `needs`");
      }
    }
    for (XmlElement other : requirements.subList(1, requirements.size())) {
      untaken.add(
          other,
          "the requirement `" + other.value("ID") + "`",
          "write it under `uses` of the operation that needs it");
    }
  }

  private static void uses(XmlElement element, Map<String, YamlNode> fields) {
    List<YamlNode> uses =
        element.children("EquipmentRequirement").stream()
            .<YamlNode>map(r -> BatchMl.scalar(Names.slug(r.value("ID"))))
            .toList();
    if (!uses.isEmpty()) {
      fields.put("uses", new Sequence(0, uses));
    }
  }

  private void phase(XmlElement element, String until, Map<String, YamlNode> fields) {
    String foreign = element.value("BuildingBlockElementID");
    String name = foreign.isEmpty() ? element.value("ID") : foreign;
    String phase = PhaseType.named(name).isPresent() ? name : Names.slug(name);
    if (PhaseType.named(phase).isEmpty()) {
      untaken.add(
          element,
          "the phase `" + name + "`, which the phase library does not have",
          "choose one of it under `phase` and give its parameters");
    }
    fields.put("phase", BatchMl.scalar(phase));
    Map<String, YamlNode> parameters = new LinkedHashMap<>();
    for (XmlElement parameter : element.children("Parameter")) {
      Optional<XmlElement> value = parameter.child("Value");
      if (value.isEmpty()) {
        untaken.add(
            parameter,
            "the parameter `" + parameter.value("ID") + "`, which has no value",
            "write a number and a unit");
      }
      value
          .flatMap(v -> ValueText.read(v, parameter, untaken))
          .ifPresent(
              text ->
                  parameters.put(Names.words(parameter.value("ID")), BatchMl.scalar(named(text))));
    }
    if (!parameters.isEmpty()) {
      fields.put("parameters", BatchMl.mapping(parameters));
    }
    if (!until.isEmpty()) {
      fields.put("until", BatchMl.scalar(until));
    }
  }

  /// A reference names the formula's row as the formula does.
  private static String named(String text) {
    return text.startsWith("{") && text.endsWith("}")
        ? "{" + Names.words(text.substring(1, text.length() - 1)) + "}"
        : text;
  }

  /// Takes over what recipe text has words for.
  void others(XmlElement element, Map<String, YamlNode> fields) {
    for (XmlElement other : element.children("OtherInformation")) {
      String id = other.value("ID");
      Optional<YamlNode> own = other.child("Value").flatMap(BatchMl::ownNode);
      if (own.isPresent() && !id.isEmpty()) {
        fields.putIfAbsent(id, own.get());
      } else {
        untaken.add(
            other,
            ("the information `" + id + "` " + words(other)).strip(),
            "write it into a title, a question or the description");
      }
    }
  }

  private static String words(XmlElement other) {
    String text =
        other.child("Value").map(v -> ValueText.oneLine(v.value("ValueString"))).orElse("");
    return text.length() > 80 ? text.substring(0, 80) + " ..." : text;
  }

  private static String type(XmlElement element) {
    String type = element.value("RecipeElementType");
    return type.isEmpty() ? "nothing" : type;
  }
}
