package org.cellstation.recipes.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One element of an XML document, without its namespace: what stands in it, and where.
///
/// @param line counted from 1; 0 for one that was made, not read
/// @param text all its own text, empty where it only holds elements
record XmlElement(
    int line, String name, Map<String, String> attributes, List<XmlElement> children, String text) {

  /// The first child of that name.
  Optional<XmlElement> child(String wanted) {
    return children.stream().filter(c -> c.name.equals(wanted)).findFirst();
  }

  List<XmlElement> children(String wanted) {
    return children.stream().filter(c -> c.name.equals(wanted)).toList();
  }

  /// The text of the first child of that name, without blanks around it; empty when there is none.
  String value(String wanted) {
    return child(wanted).map(c -> c.text.strip()).orElse("");
  }

  static XmlElement leaf(String name, String text) {
    return new XmlElement(0, name, Map.of(), List.of(), text);
  }

  static XmlElement leaf(String name, String attribute, String value, String text) {
    return new XmlElement(0, name, Map.of(attribute, value), List.of(), text);
  }

  static Growing of(String name) {
    return new Growing(name);
  }

  /// An element being put together.
  static final class Growing {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();

    private Growing(String name) {
      this.name = name;
    }

    Growing attribute(String attribute, String value) {
      attributes.put(attribute, value);
      return this;
    }

    Growing add(XmlElement child) {
      children.add(child);
      return this;
    }

    Growing addAll(List<XmlElement> more) {
      children.addAll(more);
      return this;
    }

    Growing add(String child, String text) {
      return add(leaf(child, text));
    }

    /// Nothing when the text is empty.
    Growing addUnlessEmpty(String child, String text) {
      return text.isEmpty() ? this : add(child, text);
    }

    XmlElement build() {
      return new XmlElement(0, name, attributes, List.copyOf(children), "");
    }
  }
}
