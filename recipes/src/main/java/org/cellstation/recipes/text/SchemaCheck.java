package org.cellstation.recipes.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlNode.Sequence;

/// Checks a text's shape against a JSON Schema and says each deviation in the text's own words. The
/// schema's `description`s are the remedies. Callable from any thread.
public final class SchemaCheck {
  /// Made by a thread beside: in a cold program the validator's first schema takes longer than the
  /// text that waits for it.
  private final CompletableFuture<Schema> schema;

  private SchemaCheck(CompletableFuture<Schema> schema) {
    this.schema = schema;
  }

  void check(YamlNode root, Faults faults) {
    Schema made = schema.join();
    JsonNode json = json("", root, SchemaCheck::text);
    for (Error error : made.validate(json)) {
      report(error, made, root, faults);
    }
  }

  /// @param resource beside `owner`; a draft 2020-12 schema
  public static SchemaCheck of(Class<?> owner, String resource) {
    return new SchemaCheck(CompletableFuture.supplyAsync(() -> make(owner, resource)));
  }

  /// JSON is YAML too: the station's own tree saves a cold program a second parser.
  private static Schema make(Class<?> owner, String resource) {
    try (InputStream stream =
        Objects.requireNonNull(owner.getResourceAsStream(resource), resource)) {
      Faults faults = new Faults(resource);
      YamlNode root =
          YamlText.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), faults)
              .orElseThrow(() -> new IllegalStateException(faults.all().toString()));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(json("", root, SchemaCheck::keyword));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The tree keeps no quotation marks: what is a number or a truth value, its keyword says.
  private static JsonNode keyword(String name, String text) {
    return switch (name) {
      case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
          IntNode.valueOf(Integer.parseInt(text));
      case "additionalProperties" -> BooleanNode.valueOf(Boolean.parseBoolean(text));
      default -> TextNode.valueOf(text);
    };
  }

  private static JsonNode text(String name, String text) {
    return TextNode.valueOf(text);
  }

  /// @param leaf makes what stands under a name, or in a list under it
  private static JsonNode json(
      String name, YamlNode node, BiFunction<String, String, JsonNode> leaf) {
    return switch (node) {
      case Scalar scalar -> leaf.apply(name, scalar.text());
      case Sequence sequence -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(sequence.items().size());
        sequence.items().forEach(item -> array.add(json(name, item, leaf)));
        yield array;
      }
      case Mapping mapping -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        mapping.entries().forEach((key, entry) -> object.set(key, json(key, entry.value(), leaf)));
        yield object;
      }
    };
  }

  private static void report(Error error, Schema schema, YamlNode root, Faults faults) {
    Place place = Place.of(root, error.getInstanceLocation());
    JsonNode rule = rule(error.getSchemaLocation().getFragment(), schema);
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
              "add `"
                  + property
                  + ":`, "
                  + described(rule.path("properties").path(property), schema));
      case "type" -> faults.add(place.line(), place.path(), place.found(), "write " + wanted);
      case "minLength", "minItems", "minProperties" ->
          faults.add(place.line(), place.path(), "is empty", "write " + wanted);
      case "propertyNames" -> {}
      default ->
          faults.add(
              place.line(), place.path(), place.found() + " is not accepted", "write " + wanted);
    }
  }

  private static JsonNode rule(NodePath keyword, Schema schema) {
    JsonNode rule = schema.getSchemaNode();
    for (int i = 0; i < keyword.getNameCount() - 1; i++) {
      rule = rule.path(keyword.getName(i));
    }
    return rule;
  }

  private static String described(JsonNode rule, Schema schema) {
    String reference = rule.path("$ref").asText();
    JsonNode target =
        reference.isEmpty() ? rule : schema.getSchemaNode().at(reference.substring(1));
    return target.path("description").asText();
  }
}
