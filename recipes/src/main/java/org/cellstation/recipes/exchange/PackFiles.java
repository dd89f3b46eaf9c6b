package org.cellstation.recipes.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.FormulaParameter;

/// What a package says of a recipe besides its text: as BatchML, its limits and what it needs of
/// equipment, for people and programs that do not read recipe text.
public final class PackFiles {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PackFiles() {}

  /// By name in the package, the recipe's text among them.
  ///
  /// @param history of exactly this content
  public static Map<String, byte[]> of(ReadResult.Valid recipe, RecipeHistory history) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(CellPack.RECIPE, recipe.text().getBytes(UTF_8));
    if (BatchMlExport.master(recipe, history) instanceof Exported.Document document) {
      files.put("recipe.xml", document.xml().getBytes(UTF_8));
    }
    files.put("limits.json", limits(recipe));
    files.put("needs.json", needs(recipe));
    return files;
  }

  private static byte[] limits(ReadResult.Valid recipe) {
    ArrayNode rows = JSON.createArrayNode();
    for (FormulaParameter parameter : recipe.recipe().formula()) {
      rows.addObject()
          .put("name", parameter.name())
          .put("kind", parameter.kind().text())
          .put("unit", parameter.value().unit())
          .put("value", parameter.value().value())
          .put("min", parameter.min().value())
          .put("max", parameter.max().value())
          .put("scaled", parameter.scaled());
    }
    return bytes(JSON.createObjectNode().set("formula", rows));
  }

  private static byte[] needs(ReadResult.Valid recipe) {
    ArrayNode units = JSON.createArrayNode();
    for (UnitNeed need : UnitNeed.of(recipe.recipe())) {
      ObjectNode unit = units.addObject();
      unit.put("role", need.role()).put("equipmentClass", need.equipmentClass());
      need.variables().forEach(unit.putArray("variables")::add);
      need.calibrated().forEach(unit.putArray("calibrated")::add);
      need.phases().forEach(unit.putArray("phases")::add);
      Bounds volume = need.volume();
      if (volume != null) {
        unit.put("volume", volume.toString());
      }
      unit.put("broughtInMillilitres", need.broughtInMillilitres());
      need.shared().forEach(unit.putArray("shared")::add);
    }
    return bytes(JSON.createObjectNode().set("units", units));
  }

  private static byte[] bytes(ObjectNode root) {
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
          .getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can be written", e);
    }
  }
}
