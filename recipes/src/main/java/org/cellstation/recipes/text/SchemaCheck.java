package org.cellstation.recipes.text;

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
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlNode.Sequence;

/// Checks a text's shape against a JSON Schema and says each deviation in the text's own words. The
/// schema's `description`s are the remedies.
public final class SchemaCheck {
  private final Schema schema;

  private SchemaCheck(Schema schema) {
    this.schema = schema;
  }

  void check(YamlNode root, Faults faults) {
    for (Error error : schema.validate(json(root))) {
      report(error, root, faults);
    }
  }

  /// @param resource beside `owner`; a draft 2020-12 schema
  public static SchemaCheck of(Class<?> owner, String resource) {
    try (InputStream stream =
        Objects.requireNonNull(owner.getResourceAsStream(resource), resource)) {
      return new SchemaCheck(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(stream, InputFormat.JSON));
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

  private void report(Error error, YamlNode root, Faults faults) {
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

  private JsonNode rule(NodePath keyword) {
    JsonNode rule = schema.getSchemaNode();
    for (int i = 0; i < keyword.getNameCount() - 1; i++) {
      rule = rule.path(keyword.getName(i));
    }
    return rule;
  }

  private String described(JsonNode rule) {
    String reference = rule.path("$ref").asText();
    JsonNode target =
        reference.isEmpty() ? rule : schema.getSchemaNode().at(reference.substring(1));
    return target.path("description").asText();
  }
}
