package org.cellstation.recipes.exchange;

import java.util.Optional;

/// Writes elements as an XML 1.0 document in UTF-8 that reads back as the same text.
final class XmlText {
  private final StringBuilder out = new StringBuilder();

  private XmlText() {}

  /// @param namespace of all elements
  static String document(XmlElement root, String namespace) {
    XmlText text = new XmlText();
    text.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.element(root, 0, " xmlns=\"" + namespace + "\"");
    return text.out.toString();
  }

  /// The first character that no XML document may hold, if any.
  static Optional<String> impossible(String text) {
    return text.codePoints().filter(c -> !possible(c)).mapToObj("U+%04X"::formatted).findFirst();
  }

  /// The production Char of XML 1.0.
  private static boolean possible(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c >= 0x10000;
  }

  private void element(XmlElement element, int depth, String declared) {
    out.repeat("  ", depth).append('<').append(element.name()).append(declared);
    element
        .attributes()
        .forEach(
            (name, value) -> {
              out.append(' ').append(name).append("=\"");
              escape(value, true);
              out.append('"');
            });
    if (element.children().isEmpty() && element.text().isEmpty()) {
      out.append("/>\n");
      return;
    }
    out.append('>');
    if (element.children().isEmpty()) {
      escape(element.text(), false);
    } else {
      out.append('\n');
      element.children().forEach(child -> element(child, depth + 1, ""));
      out.repeat("  ", depth);
    }
    out.append("</").append(element.name()).append(">\n");
  }

  private void escape(String text, boolean attribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#13;");
        case '\n' -> out.append(attribute ? "&#10;" : "\n");
        case '\t' -> out.append(attribute ? "&#9;" : "\t");
        default -> out.append(c);
      }
    }
  }
}
