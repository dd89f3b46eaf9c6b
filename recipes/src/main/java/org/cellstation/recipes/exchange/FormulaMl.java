package org.cellstation.recipes.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.recipes.exchange.XmlElement.Growing;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.YamlNode;

/// One row of the formula as a BatchML parameter, and back.
///
/// Limits stand as parameters within the parameter, because BatchML has no place of their own for
/// them; so does what only recipe text has words for.
final class FormulaMl {
  private static final String LIMIT = "limit";
  private static final List<String> LIMITS = List.of("min", "max");
  private static final Set<String> PLACED =
      Set.of("kind", "value", "unit", "from", "min", "max", "scaled", "description");
  private static final Map<String, String> TYPES =
      Map.of("input", "ProcessInput", "output", "ProcessOutput", "process", "ProcessParameter");

  private FormulaMl() {}

  /// @param batchSize the number that scaled values are written for, empty when there is none
  static XmlElement parameter(String name, Place row, String batchSize) {
    String type = TYPES.getOrDefault(row.text("kind").orElse("process"), "ProcessParameter");
    Growing parameter =
        XmlElement.of("Parameter")
            .add("ID", name)
            .addUnlessEmpty("Description", row.text("description").orElse(""))
            .add("ParameterType", type);
    row.text("value").ifPresent(text -> parameter.add(BatchMl.quantity(text, Map.of())));
    row.text("from")
        .ifPresent(
            field ->
                parameter.add(
                    BatchMl.value(field, "External", "Measure", row.text("unit").orElse(""))));
    boolean scaled = row.text("scaled").filter("true"::equals).isPresent();
    parameter.add("Scaled", scaled ? "Yes" : "No");
    if (scaled && !batchSize.isEmpty()) {
      parameter.add("ScaleReference", BatchMl.decimal(batchSize));
    }
    for (String limit : LIMITS) {
      row.text(limit)
          .ifPresent(
              text ->
                  parameter.add(
                      XmlElement.of("Parameter")
                          .add("ID", limit)
                          .add("ParameterType", type)
                          .add("ParameterSubType", LIMIT)
                          .add(BatchMl.quantity(text, Map.of()))
                          .build()));
    }
    row.names().stream()
        .filter(field -> !PLACED.contains(field))
        .forEach(
            field ->
                parameter.add(
                    XmlElement.of("Parameter")
                        .add("ID", field)
                        .add(XmlElement.leaf("ParameterType", "OtherValue", BatchMl.OWN, "Other"))
                        .add(BatchMl.ownValue(row.field(field).node()))
                        .build()));
    return parameter.build();
  }

  /// The row of a parameter, as far as it says something.
  static YamlNode row(XmlElement parameter, Untakens untaken) {
    Map<String, YamlNode> row = new LinkedHashMap<>();
    String type = parameter.value("ParameterType");
    TYPES.forEach(
        (kind, name) -> {
          if (name.equals(type) && !kind.equals("process")) {
            row.put("kind", BatchMl.scalar(kind));
          }
        });
    Optional<XmlElement> value = parameter.child("Value");
    if (type.equals("ProcessOutput")) {
      value.ifPresent(
          v -> {
            row.put("unit", BatchMl.scalar(UnitNames.own(v.value("UnitOfMeasure"))));
            row.put("from", BatchMl.scalar(v.value("ValueString")));
          });
    } else {
      value
          .flatMap(v -> ValueText.read(v, parameter, untaken))
          .ifPresent(text -> row.put("value", BatchMl.scalar(text)));
    }
    for (XmlElement inner : parameter.children("Parameter")) {
      inner(inner, row, untaken);
    }
    if (parameter.value("Scaled").equals("Yes")) {
      row.put("scaled", BatchMl.scalar("true"));
    }
    BatchMl.descriptions(parameter).stream()
        .findFirst()
        .ifPresent(text -> row.put("description", BatchMl.scalar(text)));
    if (!type.equals("ProcessOutput")) {
      fix(row, parameter, untaken);
    }
    return BatchMl.mapping(row);
  }

  private static void inner(XmlElement inner, Map<String, YamlNode> row, Untakens untaken) {
    String id = inner.value("ID");
    Optional<XmlElement> value = inner.child("Value");
    Optional<YamlNode> own = value.flatMap(BatchMl::ownNode);
    if (own.isPresent()) {
      row.put(id, own.get());
    } else if (LIMITS.contains(id)) {
      value
          .flatMap(v -> ValueText.read(v, inner, untaken))
          .ifPresent(text -> row.put(id, BatchMl.scalar(text)));
    } else {
      untaken.add(
          inner,
          "the parameter `" + id + "` within a parameter",
          "write it as a row of the formula if a phase needs it");
    }
  }

  /// A parameter without limits leaves no choice.
  private static void fix(Map<String, YamlNode> row, XmlElement parameter, Untakens untaken) {
    YamlNode value = row.get("value");
    if (value == null || (row.containsKey("min") && row.containsKey("max"))) {
      return;
    }
    row.putIfAbsent("min", value);
    row.putIfAbsent("max", value);
    untaken.add(
        parameter,
        "the limits of `" + parameter.value("ID") + "`, of which there are none",
        "set `min` and `max`; until then the value is fixed");
  }
}
