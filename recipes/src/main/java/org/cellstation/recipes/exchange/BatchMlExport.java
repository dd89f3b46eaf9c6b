package org.cellstation.recipes.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cellstation.recipes.exchange.XmlElement.Growing;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeWriter;
import org.cellstation.recipes.model.BatchSize;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.recipes.text.YamlNode.Entry;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlNode.Sequence;
import org.jspecify.annotations.Nullable;

/// Writes a recipe as BatchML, version 7: header, equipment requirement, formula, procedure logic
/// and the nested elements. It goes by the recipe's text, so that references to the formula stay
/// references; every field that BatchML has no place for goes into `OtherInformation` as recipe
/// text, so that {@link BatchMlImport} gets back all of it. Callable from any thread.
public final class BatchMlExport {
  private static final Set<String> OF_RECIPE =
      Set.of(
          "format",
          "id",
          "version",
          "title",
          "author",
          "description",
          BatchMl.EQUIPMENT_CLASS,
          "batch size",
          "needs",
          "formula",
          "procedure");
  private static final Set<String> OF_UNIT_PROCEDURE =
      Set.of("id", "title", "unit", BatchMl.EQUIPMENT_CLASS, "operations");
  private static final Set<String> OF_OPERATION = Set.of("id", "title", "uses", "phases");
  private static final Set<String> OF_PHASE = Set.of("id", "title", "phase", "parameters", "until");

  private final Place recipe;
  private final String version;
  private final Map<String, String> formulaUnits = new HashMap<>();
  private final @Nullable ControlBinding binding;
  private final RecipeHistory history;

  private BatchMlExport(Place recipe, @Nullable ControlBinding binding, RecipeHistory history) {
    this.recipe = recipe;
    this.binding = binding;
    this.history = history;
    version = recipe.text("version").orElse("");
    Place formula = recipe.child("formula");
    for (String name : formula.names()) {
      Place row = formula.field(name);
      formulaUnits.put(
          name,
          row.text("unit").orElseGet(() -> BatchMl.parts(row.text("value").orElse("")).getValue()));
    }
  }

  /// The recipe as it was written.
  public static Exported master(ReadResult.Valid recipe) {
    return master(recipe, RecipeHistory.NONE);
  }

  /// @param history of exactly this content
  public static Exported master(ReadResult.Valid recipe, RecipeHistory history) {
    return write(RecipeWriter.tree(recipe), null, history);
  }

  /// The recipe of one batch: bound to equipment, with the formula's values in force.
  ///
  /// @param recipe read with what the batch sets
  public static Exported control(ReadResult.Valid recipe, ControlBinding binding) {
    return write(inForce(RecipeWriter.tree(recipe), recipe.recipe()), binding, RecipeHistory.NONE);
  }

  private static Exported write(
      YamlNode tree, @Nullable ControlBinding binding, RecipeHistory history) {
    List<String> why = new ArrayList<>();
    judge(tree, why);
    if (!why.isEmpty()) {
      return new Exported.Refused(List.copyOf(why));
    }
    XmlElement document = new BatchMlExport(new Place(tree, 1, ""), binding, history).document();
    return new Exported.Document(XmlText.document(document, BatchMl.NAMESPACE));
  }

  private static void judge(YamlNode node, List<String> why) {
    switch (node) {
      case Scalar scalar ->
          XmlText.impossible(scalar.text())
              .ifPresent(
                  c ->
                      why.add(
                          "line "
                              + scalar.line()
                              + ": the invisible character "
                              + c
                              + " cannot stand in XML - delete it"));
      case Sequence sequence -> sequence.items().forEach(item -> judge(item, why));
      case Mapping mapping ->
          mapping.entries().values().forEach(entry -> judge(entry.value(), why));
    }
  }

  /// The tree with the size, values and limits that one batch has.
  private static YamlNode inForce(YamlNode tree, Recipe recipe) {
    BatchSize size = recipe.batchSize();
    YamlNode sized = size == null ? tree : with(tree, "batch size", row -> set(row, size.value()));
    return with(
        sized,
        "formula",
        rows -> {
          YamlNode changed = rows;
          for (FormulaParameter parameter : recipe.formula()) {
            changed =
                with(
                    changed,
                    parameter.name(),
                    row ->
                        limit(
                            limit(set(row, parameter.value()), "min", parameter.min()),
                            "max",
                            parameter.max()));
          }
          return changed;
        });
  }

  private static YamlNode set(YamlNode row, Quantity value) {
    return limit(row, "value", value);
  }

  private static YamlNode limit(YamlNode row, String field, Quantity value) {
    return with(row, field, _ -> BatchMl.scalar(value.toString()));
  }

  /// The node with one of its fields changed; the node itself when it has no such field.
  private static YamlNode with(YamlNode node, String field, UnaryOperator<YamlNode> change) {
    if (!(node instanceof Mapping mapping) || !mapping.entries().containsKey(field)) {
      return node;
    }
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.computeIfPresent(
        field, (_, entry) -> new Entry(entry.line(), change.apply(entry.value())));
    return new Mapping(mapping.line(), entries);
  }

  private XmlElement document() {
    return XmlElement.of("BatchInformation")
        .add(XmlElement.of("ListHeader").add("Origin", "Cellstation").build())
        .add(binding == null ? masterRecipe() : controlRecipe(binding))
        .build();
  }

  private XmlElement masterRecipe() {
    Growing master =
        XmlElement.of("MasterRecipe")
            .add("ID", recipe.text("id").orElse(""))
            .add("Version", version);
    return rest(master).build();
  }

  private XmlElement controlRecipe(ControlBinding bound) {
    Growing control =
        XmlElement.of("ControlRecipe")
            .add("ID", recipe.text("id").orElse(""))
            .add("Version", version);
    describe(control, recipe);
    control.add("BatchID", bound.batch());
    return parts(control).build();
  }

  private Growing rest(Growing master) {
    describe(master, recipe);
    return parts(master);
  }

  private Growing parts(Growing whole) {
    whole.add(header()).add(requirement()).addAll(formula());
    ChartExport chart = ChartExport.of(recipe.items("procedure"));
    whole.add(chart.logic(version));
    whole.addAll(elements(chart, this::unitProcedure));
    return whole.addAll(others(recipe, OF_RECIPE));
  }

  /// The title first, because BatchML has no place for titles.
  private static void describe(Growing element, Place place) {
    element.add("Description", place.text("title").orElse(""));
    element.addUnlessEmpty("Description", place.text("description").orElse(""));
  }

  private XmlElement header() {
    Growing header =
        XmlElement.of("Header")
            .addAll(history.logs())
            .add(
                XmlElement.of("ModificationLog")
                    .add("Author", recipe.text("author").orElse(""))
                    .build())
            .addAll(history.rest(version));
    Place size = recipe.child("batch size");
    if (!size.names().isEmpty()) {
      header.add(
          XmlElement.of("BatchSize")
              .add(measure("Nominal", size.text("value").orElse("")))
              .add(measure("Min", size.text("min").orElse("")))
              .add(measure("Max", size.text("max").orElse("")))
              .add("UnitOfMeasure", BatchMl.parts(size.text("value").orElse("")).getValue())
              .build());
    }
    return header.build();
  }

  private static XmlElement measure(String name, String quantity) {
    Map.Entry<String, String> parts = BatchMl.parts(quantity);
    return XmlElement.leaf(name, "unitCode", parts.getValue(), BatchMl.decimal(parts.getKey()));
  }

  private XmlElement requirement() {
    Growing requirement = XmlElement.of("EquipmentRequirement").add("ID", BatchMl.EQUIPMENT);
    recipe
        .text(BatchMl.EQUIPMENT_CLASS)
        .ifPresent(name -> requirement.add(constraint(BatchMl.EQUIPMENT_CLASS, name)));
    Place needs = recipe.child("needs");
    for (String field : needs.names()) {
      Place need = needs.field(field);
      for (Place item : need.items()) {
        if (item.node() instanceof Scalar scalar) {
          requirement.add(constraint(field, scalar.text().strip()));
        }
      }
      for (String limit : need.names()) {
        requirement.add(constraint(field + " " + limit, need.text(limit).orElse("")));
      }
    }
    return requirement.build();
  }

  private static XmlElement constraint(String id, String condition) {
    return XmlElement.of("Constraint").add("ID", id).add("Condition", condition).build();
  }

  private List<XmlElement> formula() {
    Place formula = recipe.child("formula");
    if (formula.names().isEmpty()) {
      return List.of();
    }
    Growing element = XmlElement.of("Formula");
    String size = BatchMl.parts(recipe.child("batch size").text("value").orElse("")).getKey();
    for (String name : formula.names()) {
      element.add(FormulaMl.parameter(name, formula.field(name), size));
    }
    return List.of(element.build());
  }

  private List<XmlElement> elements(ChartExport chart, Function<Place, XmlElement> element) {
    List<XmlElement> elements = new ArrayList<>();
    elements.add(marker(BatchMl.BEGIN, XmlElement.leaf("RecipeElementType", "Begin")));
    chart.elements().forEach(place -> elements.add(element.apply(place)));
    for (String id : chart.synchronizations()) {
      elements.add(
          marker(
              id,
              XmlElement.leaf(
                  "RecipeElementType", "OtherValue", BatchMl.SYNCHRONIZATION, "Other")));
    }
    elements.add(marker(BatchMl.END, XmlElement.leaf("RecipeElementType", "End")));
    return elements;
  }

  private XmlElement marker(String id, XmlElement type) {
    return XmlElement.of("RecipeElement").add("ID", id).add("Version", version).add(type).build();
  }

  private Growing element(Place place, String type) {
    Growing element =
        XmlElement.of("RecipeElement")
            .add("ID", place.text("id").orElse(""))
            .add("Version", version);
    describe(element, place);
    return element.add("RecipeElementType", type);
  }

  private XmlElement unitProcedure(Place place) {
    Growing element = element(place, "UnitProcedure");
    String role = place.text("unit").orElse("");
    String unit = binding == null ? null : binding.units().get(role);
    if (unit != null) {
      element.add("ActualEquipmentID", unit);
    }
    Growing requirement = XmlElement.of("EquipmentRequirement").add("ID", role);
    place
        .text(BatchMl.EQUIPMENT_CLASS)
        .ifPresent(name -> requirement.add(constraint(BatchMl.EQUIPMENT_CLASS, name)));
    element.add(requirement.build());
    ChartExport chart = ChartExport.of(place.items("operations"));
    element.add(chart.logic(version)).addAll(elements(chart, this::operation));
    return element.addAll(others(place, OF_UNIT_PROCEDURE)).build();
  }

  private XmlElement operation(Place place) {
    Growing element = element(place, "Operation");
    for (Place used : place.items("uses")) {
      if (used.node() instanceof Scalar scalar) {
        element.add(XmlElement.of("EquipmentRequirement").add("ID", scalar.text().strip()).build());
      }
    }
    ChartExport chart = ChartExport.of(place.items("phases"));
    element.add(chart.logic(version)).addAll(elements(chart, this::phase));
    return element.addAll(others(place, OF_OPERATION)).build();
  }

  private XmlElement phase(Place place) {
    Growing element = element(place, "Phase");
    element.add("BuildingBlockElementID", place.text("phase").orElse(""));
    Place parameters = place.child("parameters");
    for (String name : parameters.names()) {
      element.add(
          XmlElement.of("Parameter")
              .add("ID", name)
              .add("ParameterType", "ProcessParameter")
              .add(BatchMl.quantity(parameters.text(name).orElse(""), formulaUnits))
              .build());
    }
    return element.addAll(others(place, OF_PHASE)).build();
  }

  private static List<XmlElement> others(Place place, Set<String> placed) {
    return place.names().stream()
        .filter(name -> !placed.contains(name))
        .map(name -> BatchMl.own(name, place.field(name).node()))
        .toList();
  }
}
