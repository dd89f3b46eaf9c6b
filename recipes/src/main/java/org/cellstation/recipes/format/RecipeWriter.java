package org.cellstation.recipes.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.recipes.text.YamlNode.Entry;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlNode.Sequence;
import org.cellstation.recipes.text.YamlText;
import org.cellstation.recipes.text.YamlWriter;

/// Writes recipe text in one canonical form: the fields of each step in the order in which the
/// manual names them, formula rows on one line, long words folded. What the text says stays as it
/// is, references to the formula among it; comments do not. Callable from any thread.
public final class RecipeWriter {
  /// The order within each group; fields that are not named here stay behind, in their own order.
  private static final List<String> ORDER =
      List.of(
          "format",
          "id",
          "parallel",
          "choose",
          "repeat",
          "synchronise",
          "version",
          "title",
          "author",
          "kind",
          "value",
          "unit",
          "min",
          "max",
          "scaled",
          "from",
          "description",
          "equipment class",
          "needs",
          "batch size",
          "formula",
          "uses",
          "phase",
          "ask before",
          "parameters",
          "until",
          "planned",
          "ask after",
          "at most",
          "when",
          "then",
          "otherwise",
          "steps",
          "branches",
          "operations",
          "phases",
          "procedure");

  /// Groups whose own order means something.
  private static final Set<String> ORDERED = Set.of("formula", "parameters", "fields");

  private RecipeWriter() {}

  /// A recipe's tree as text. A faulty recipe is written as it is, faults and all.
  public static String write(YamlNode recipe) {
    return new YamlWriter(
            Set.of("batch size", "uses", "measured", "calibrated", "volume"),
            Set.of("formula"),
            Set.of("needs", "batch size", "formula", "procedure"))
        .write(canonical(recipe, true));
  }

  /// A checked recipe in canonical form, which reads as the same recipe.
  public static String write(ReadResult.Valid recipe) {
    return write(tree(recipe));
  }

  /// The fields of a checked recipe.
  public static YamlNode tree(ReadResult.Valid recipe) {
    String text = recipe.text();
    Optional<YamlNode> tree =
        YamlText.parse(
            text.startsWith("\uFEFF") ? text.substring(1) : text, new Faults(recipe.recipe().id()));
    return tree.orElseThrow(
        () -> new IllegalArgumentException("a checked recipe has a text that can be read"));
  }

  private static YamlNode canonical(YamlNode node, boolean sort) {
    return switch (node) {
      case Scalar scalar -> new Scalar(scalar.line(), scalar.text().strip());
      case Sequence sequence ->
          new Sequence(
              sequence.line(),
              sequence.items().stream().map(item -> canonical(item, true)).toList());
      case Mapping mapping -> {
        List<Map.Entry<String, Entry>> fields = new ArrayList<>(mapping.entries().entrySet());
        if (sort) {
          fields.sort(Comparator.comparingInt(field -> place(field.getKey())));
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> field : fields) {
          Entry entry = field.getValue();
          if (isPreset(field.getKey(), entry.value())) {
            continue;
          }
          YamlNode value = canonical(entry.value(), !ORDERED.contains(field.getKey()));
          entries.put(field.getKey(), new Entry(entry.line(), value));
        }
        yield new Mapping(mapping.line(), entries);
      }
    };
  }

  /// What means the same when it is left out.
  private static boolean isPreset(String field, YamlNode value) {
    return field.equals("kind")
        && value instanceof Scalar(var _, String text)
        && text.strip().equals(FormulaParameter.Kind.PROCESS.text());
  }

  private static int place(String field) {
    int place = ORDER.indexOf(field);
    return place < 0 ? ORDER.size() : place;
  }
}
