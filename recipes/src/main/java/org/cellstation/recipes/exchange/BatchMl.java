package org.cellstation.recipes.exchange;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.recipes.format.RecipeWriter;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.recipes.text.YamlNode.Entry;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlText;

/// The words that writing and reading BatchML share.
///
/// The Batch Markup Language (BatchML) is used courtesy of MESA International. Version 7,
/// BatchML-BatchInformation.
final class BatchMl {
  static final String NAMESPACE = "http://www.mesa.org/xml/B2MML";

  /// Marks what only this program's recipe text has words for.
  static final String OWN = "urn:cellstation:recipe:1";

  static final String BEGIN = "Begin";
  static final String END = "End";
  static final String SYNCHRONIZATION = "Synchronization";

  /// The requirement that a whole recipe has of its units.
  static final String EQUIPMENT = "equipment";

  static final String EQUIPMENT_CLASS = "equipment class";
  static final String ALWAYS = "true";
  static final String OTHERWISE = "otherwise";
  static final String AT_MOST = "at most ";

  private static final Pattern QUANTITY = Pattern.compile("(\\S+)\\s+(\\S+)");
  private static final Pattern REFERENCE = Pattern.compile("\\{\\s*(.*?)\\s*}");

  private BatchMl() {}

  /// When the logic of a step itself is at its end, in a transition's condition.
  static String complete(String id) {
    return id + " complete";
  }

  /// A BatchValueType, whose every part but the last is obligatory.
  static XmlElement value(String text, String interpretation, String dataType, String unit) {
    return XmlElement.of("Value")
        .add("ValueString", text)
        .add("DataInterpretation", interpretation)
        .add("DataType", dataType)
        .add("UnitOfMeasure", unit)
        .build();
  }

  /// A quantity, or a reference to the formula, as recipe text has it.
  ///
  /// @param units by name of the formula's parameters
  static XmlElement quantity(String text, Map<String, String> units) {
    Matcher reference = REFERENCE.matcher(text.strip());
    if (reference.matches()) {
      String name = reference.group(1);
      return value(name, "Reference", "Measure", units.getOrDefault(name, ""));
    }
    Matcher quantity = QUANTITY.matcher(text.strip());
    return quantity.matches()
        ? value(quantity.group(1), "Constant", "Measure", quantity.group(2))
        : value(text.strip(), "Constant", "Text", "");
  }

  /// Number and unit of a quantity; the unit is empty where the text is none.
  static Map.Entry<String, String> parts(String quantity) {
    Matcher matcher = QUANTITY.matcher(quantity.strip());
    return matcher.matches()
        ? Map.entry(matcher.group(1), matcher.group(2))
        : Map.entry(quantity.strip(), "");
  }

  /// A number as `xsd:decimal` has it, which knows no exponent.
  static String decimal(String number) {
    try {
      return new BigDecimal(number).toPlainString();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a checked quantity begins with a number", e);
    }
  }

  /// A field that BatchML has no place for, as recipe text.
  static XmlElement own(String field, YamlNode node) {
    return XmlElement.of("OtherInformation").add("ID", field).add(ownValue(node)).build();
  }

  static XmlElement ownValue(YamlNode node) {
    return XmlElement.of("Value")
        .add(
            "ValueString", node instanceof Scalar scalar ? scalar.text() : RecipeWriter.write(node))
        .add(
            XmlElement.leaf(
                "DataInterpretation",
                "OtherValue",
                node instanceof Scalar ? OWN + ":text" : OWN,
                "Other"))
        .add("DataType", "Text")
        .add("UnitOfMeasure", "")
        .build();
  }

  /// The reverse of {@link #ownValue}; empty where another program wrote the value, or somebody
  /// changed it.
  static Optional<YamlNode> ownNode(XmlElement value) {
    String mark =
        value
            .child("DataInterpretation")
            .map(i -> i.attributes().getOrDefault("OtherValue", ""))
            .orElse("");
    String text = value.child("ValueString").map(XmlElement::text).orElse("");
    if (mark.equals(OWN + ":text")) {
      return Optional.of(new Scalar(0, text));
    }
    return mark.equals(OWN)
        ? YamlText.parse(text, new Faults("OtherInformation"))
        : Optional.empty();
  }

  static Mapping mapping(Map<String, YamlNode> fields) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    fields.forEach((name, node) -> entries.put(name, new Entry(0, node)));
    return new Mapping(0, entries);
  }

  static Scalar scalar(String text) {
    return new Scalar(0, text);
  }

  /// The first sentence of an element's descriptions, and what follows.
  static List<String> descriptions(XmlElement element) {
    return element.children("Description").stream()
        .map(d -> d.text().strip())
        .filter(d -> !d.isEmpty())
        .toList();
  }
}
