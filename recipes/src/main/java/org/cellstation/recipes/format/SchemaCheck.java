package org.cellstation.recipes.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cellstation.recipes.format.YamlNode.Mapping;
import org.cellstation.recipes.format.YamlNode.Scalar;
import org.cellstation.recipes.format.YamlNode.Sequence;

/// Checks a text's shape against `recipe.schema.json` and says each deviation in the recipe's own
/// words. The schema's `description`s are the remedies.
final class SchemaCheck {
  private static final String RESOURCE = "recipe.schema.json";
  private static final Schema SCHEMA = load();

  private SchemaCheck() {}

  static void check(YamlNode root, Faults faults) {
    for (Error error : SCHEMA.validate(json(root))) {
      report(error, root, faults);
    }
  }

  private static Schema load() {
    try (InputStream stream =
        Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(stream, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> JsonNodeFactory.instance.textNode(scalar.text());
      case Sequence sequence -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(sequence.items().size());
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Mapping mapping -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        mapping.entries().forEach((name, entry) -> object.set(name, json(entry.value())));
        yield object;
      }
    };
  }

  private static void report(Error error, YamlNode root, Faults faults) {
    Place place = Place.of(root, error.getInstanceLocation());
    JsonNode rule = rule(error.getSchemaLocation().getFragment());
    String wanted = rule.path("description").asText();
    String property = error.getProperty() == null ? "" : error.getProperty();
    switch (error.getKeyword()) {
      case "additionalProperties" -> {
        Place field = place.field(property);
        List<String> known = new ArrayList<>();
        rule.path("properties").fieldNames().forEachRemaining(known::add);
        faults.add(field.line(), field.path(), "unknown field", Nearest.remedy(property, known));
      }
      case "required" ->
          faults.add(
              place.line(),
              place.path(),
              "the field `" + property + "` is missing",
              "add `" + property + ":`, " + described(rule.path("properties").path(property)));
      case "type" -> faults.add(place.line(), place.path(), place.found(), "write " + wanted);
      case "minLength", "minItems", "minProperties" ->
          faults.add(place.line(), place.path(), "is empty", "write " + wanted);
      case "propertyNames" -> {}
      default ->
          faults.add(
              place.line(), place.path(), place.found() + " is not accepted", "write " + wanted);
    }
  }

  private static JsonNode rule(NodePath keyword) {
    JsonNode rule = SCHEMA.getSchemaNode();
    for (int i = 0; i < keyword.getNameCount() - 1; i++) {
      rule = rule.path(keyword.getName(i));
    }
    return rule;
  }

  private static String described(JsonNode rule) {
    String reference = rule.path("$ref").asText();
    JsonNode target =
        reference.isEmpty() ? rule : SCHEMA.getSchemaNode().at(reference.substring(1));
    return target.path("description").asText();
  }
}
