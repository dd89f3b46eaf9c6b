package org.cellstation.recipes.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.format.RecipeWriter;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Sequence;

/// Makes a recipe text of a BatchML document. What {@link BatchMlExport} wrote comes back whole; of
/// what another program wrote comes a draft to be finished by a person, and a list of all that it
/// lacks. Whatever the bytes are, nothing is thrown. Callable from any thread.
public final class BatchMlImport {
  private static final Pattern NUMBERS = Pattern.compile("([0-9]+)(\\.[0-9]+)?(\\.[0-9]+)?");
  private static final Set<String> RECIPES = Set.of("MasterRecipe", "ControlRecipe");

  private final Untakens untaken = new Untakens();
  private final ElementMl elements = new ElementMl(untaken);

  private BatchMlImport() {}

  /// @param source what faults call the document
  public static Imported read(String source, byte[] bytes) {
    Faults faults = new Faults(source);
    Optional<XmlElement> root = XmlReader.read(bytes, faults);
    BatchMlImport document = new BatchMlImport();
    Optional<XmlElement> recipe = root.flatMap(r -> document.recipe(r, faults));
    if (recipe.isEmpty() || !faults.none()) {
      return new Imported.Refused(faults.all());
    }
    String text = RecipeWriter.write(document.tree(recipe.get()));
    return new Imported.Draft(
        text,
        RecipeReader.read(source, text.getBytes(UTF_8)),
        document.untaken.all(),
        RecipeHistory.read(recipe.get()));
  }

  private Optional<XmlElement> recipe(XmlElement root, Faults faults) {
    if (RECIPES.contains(root.name())) {
      return Optional.of(root);
    }
    List<XmlElement> recipes =
        root.children().stream().filter(c -> RECIPES.contains(c.name())).toList();
    if (recipes.isEmpty()) {
      faults.add(
          root.line(),
          "",
          "`" + root.name() + "` holds no MasterRecipe and no ControlRecipe",
          "have the recipe written as BatchML BatchInformation");
      return Optional.empty();
    }
    for (XmlElement other : root.children()) {
      if (!other.equals(recipes.getFirst())
          && !other.name().equals("ListHeader")
          && !other.name().equals("Description")) {
        untaken.add(
            other,
            "`" + other.name() + "` " + other.value("ID"),
            "import it from a file of its own if it is a recipe");
      }
    }
    return Optional.of(recipes.getFirst());
  }

  private Mapping tree(XmlElement recipe) {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    put(fields, "format", "1");
    String id = recipe.value("ID");
    put(fields, "id", Names.slug(id));
    if (!Names.slug(id).equals(id)) {
      untaken.add(recipe, "the id `" + id + "`", "it is now `" + Names.slug(id) + "`");
    }
    put(fields, "version", version(recipe));
    List<String> descriptions = BatchMl.descriptions(recipe);
    String title = descriptions.isEmpty() ? id : descriptions.getFirst();
    put(fields, "title", ValueText.oneLine(title));
    put(fields, "author", author(recipe));
    put(
        fields,
        "description",
        descriptions.size() > 1
            ? String.join("\n", descriptions.subList(1, descriptions.size()))
            : title);
    recipe.children("EquipmentRequirement").forEach(r -> requirement(r, fields));
    header(recipe, fields);
    formula(recipe, fields);
    batch(recipe);
    XmlElement procedure = procedure(recipe);
    elements.others(recipe, fields);
    fields.put("procedure", new Sequence(0, elements.unitProcedures(procedure)));
    return BatchMl.mapping(fields);
  }

  private static void put(Map<String, YamlNode> fields, String name, String text) {
    fields.put(name, BatchMl.scalar(text));
  }

  /// The recipe itself is the procedure, unless it holds one that is.
  private XmlElement procedure(XmlElement recipe) {
    List<XmlElement> procedures =
        recipe.children("RecipeElement").stream()
            .filter(e -> e.value("RecipeElementType").equals("Procedure"))
            .toList();
    elements.library(recipe);
    return procedures.size() == 1 ? procedures.getFirst() : recipe;
  }

  private String version(XmlElement recipe) {
    String version = recipe.value("Version");
    Matcher numbers = NUMBERS.matcher(version);
    String own = "1.0.0";
    if (numbers.matches() && version.length() < 30) {
      String minor = numbers.group(2) == null ? ".0" : numbers.group(2);
      String patch = numbers.group(3) == null ? ".0" : numbers.group(3);
      own = numbers.group(1) + minor + patch;
    }
    if (!own.equals(version)) {
      untaken.add(recipe, "the version `" + version + "`", "it is now `" + own + "`");
    }
    return own;
  }

  private String author(XmlElement recipe) {
    Optional<String> author =
        recipe.child("Header").stream()
            .flatMap(header -> header.children("ModificationLog").stream())
            .map(log -> ValueText.oneLine(log.value("Author")))
            .filter(name -> !name.isEmpty())
            .reduce((_, last) -> last);
    if (author.isEmpty()) {
      untaken.add(recipe, "the author, whom nobody names", "write who answers for this recipe");
    }
    return author.orElse("unknown");
  }

  private void header(XmlElement recipe, Map<String, YamlNode> fields) {
    Optional<XmlElement> header = recipe.child("Header");
    if (header.isEmpty()) {
      return;
    }
    for (XmlElement part : header.get().children()) {
      switch (part.name()) {
        case "ModificationLog" -> {}
        case "BatchSize" -> batchSize(part, fields);
        case "ApprovalHistory", "EffectiveDate", "ExpirationDate", "Status" ->
            untaken.add(
                part,
                "`" + part.name() + "` of another place",
                "rehearse the recipe here and approve it in your own name");
        default ->
            untaken.add(
                part,
                "`" + part.name() + "` " + ValueText.oneLine(part.text()),
                "write it into the description if people need it");
      }
    }
  }

  private void batchSize(XmlElement size, Map<String, YamlNode> fields) {
    Map<String, YamlNode> row = new LinkedHashMap<>();
    Map.of("Nominal", "value", "Min", "min", "Max", "max")
        .forEach(
            (name, field) ->
                size.child(name)
                    .ifPresent(
                        part -> {
                          String unit =
                              part.attributes()
                                  .getOrDefault("unitCode", size.value("UnitOfMeasure"));
                          put(row, field, part.text().strip() + " " + UnitNames.own(unit));
                        }));
    if (row.size() == 3) {
      Map<String, YamlNode> sorted = new LinkedHashMap<>();
      for (String field : List.of("value", "min", "max")) {
        sorted.put(field, row.getOrDefault(field, BatchMl.scalar("")));
      }
      fields.put("batch size", BatchMl.mapping(sorted));
    } else {
      untaken.add(
          size,
          "a batch size without its limits",
          "write `batch size:` with `value`, `min` and `max` if the formula is scaled");
    }
  }

  private void requirement(XmlElement requirement, Map<String, YamlNode> fields) {
    Map<String, List<YamlNode>> lists = new LinkedHashMap<>();
    Map<String, Map<String, YamlNode>> groups = new LinkedHashMap<>();
    for (XmlElement constraint : requirement.children("Constraint")) {
      String id = constraint.value("ID");
      String condition = ValueText.oneLine(constraint.value("Condition"));
      int space = id.indexOf(' ');
      boolean own = requirement.value("ID").equals(BatchMl.EQUIPMENT);
      if (id.equals(BatchMl.EQUIPMENT_CLASS) || EquipmentClass.named(condition).isPresent()) {
        put(fields, BatchMl.EQUIPMENT_CLASS, condition);
      } else if (own && id.startsWith("volume ") && space > 0) {
        groups
            .computeIfAbsent("volume", _ -> new LinkedHashMap<>())
            .put(id.substring(space + 1), BatchMl.scalar(condition));
      } else if (own && (id.equals("measured") || id.equals("calibrated"))) {
        lists.computeIfAbsent(id, _ -> new ArrayList<>()).add(BatchMl.scalar(condition));
      } else {
        untaken.add(
            constraint,
            "the requirement `" + (id + " " + condition).strip() + "`",
            "say it under `equipment class` or `needs`");
      }
    }
    Map<String, YamlNode> needs = new LinkedHashMap<>();
    lists.forEach((name, items) -> needs.put(name, new Sequence(0, items)));
    groups.forEach((name, limits) -> needs.put(name, BatchMl.mapping(limits)));
    if (!needs.isEmpty()) {
      fields.put("needs", BatchMl.mapping(needs));
    }
    if (requirement.children("Constraint").isEmpty()
        && !requirement.value("ID").equals(BatchMl.EQUIPMENT)) {
      untaken.add(
          requirement,
          "the requirement `" + requirement.value("ID") + "`",
          "say it under `equipment class` or `needs`");
    }
  }

  private void formula(XmlElement recipe, Map<String, YamlNode> fields) {
    Map<String, YamlNode> rows = new LinkedHashMap<>();
    Optional<XmlElement> formula = recipe.child("Formula");
    if (formula.isEmpty()) {
      return;
    }
    for (XmlElement parameter : formula.get().children("Parameter")) {
      String name = Names.words(parameter.value("ID"));
      if (rows.putIfAbsent(name, FormulaMl.row(parameter, untaken)) != null) {
        untaken.add(parameter, "a second parameter `" + name + "`", "give it a name of its own");
      }
    }
    if (!rows.isEmpty()) {
      fields.put("formula", BatchMl.mapping(rows));
    }
  }

  /// Which batch a control recipe was for is no part of a recipe.
  private void batch(XmlElement recipe) {
    recipe
        .child("BatchID")
        .ifPresent(
            batch ->
                untaken.add(
                    batch,
                    "the batch `" + batch.text().strip() + "` of this control recipe",
                    "choose batch and units anew when you start one here"));
  }
}
