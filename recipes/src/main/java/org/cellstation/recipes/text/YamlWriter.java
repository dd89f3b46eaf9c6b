package org.cellstation.recipes.text;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cellstation.recipes.text.YamlNode.Entry;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlNode.Sequence;

/// Writes a tree as the YAML text that reads back as the same tree: two spaces a level, words
/// without quotes wherever they may go without, long ones folded.
public final class YamlWriter {
  private static final int WIDTH = 100;
  private static final HexFormat HEX = HexFormat.of();

  /// Reads back as itself without quotes: see {@link YamlText} on references.
  private static final Pattern REFERENCE =
      Pattern.compile("\\{[A-Za-z][A-Za-z0-9]*( [A-Za-z0-9]+)*}");

  private static final Pattern MARKED = Pattern.compile("^[-?:,\\[\\]{}#&*!|>'\"%@`=]|^\\.\\.\\.");
  private static final Pattern NEGATIVE = Pattern.compile("^-[0-9]");
  private static final Pattern BROKEN = Pattern.compile(": |:$| #|^ | $");
  private static final Pattern FLOW_MARKS = Pattern.compile("[,\\[\\]{}:]");

  private final Set<String> inline;
  private final Set<String> inlineBelow;
  private final Set<String> apart;
  private final StringBuilder out = new StringBuilder();

  /// @param inline fields whose value is written on one line where it fits
  /// @param inlineBelow fields whose fields are
  /// @param apart fields of the top that a blank line stands before
  public YamlWriter(Set<String> inline, Set<String> inlineBelow, Set<String> apart) {
    this.inline = Set.copyOf(inline);
    this.inlineBelow = Set.copyOf(inlineBelow);
    this.apart = Set.copyOf(apart);
  }

  /// The tree as text, which ends with a line feed.
  public String write(YamlNode root) {
    out.setLength(0);
    switch (root) {
      case Scalar scalar -> scalar(scalar, 0, 0);
      case Sequence sequence when sequence.items().isEmpty() -> out.append("[]\n");
      case Sequence sequence -> items(sequence, 0);
      case Mapping mapping when mapping.entries().isEmpty() -> out.append("{}\n");
      case Mapping mapping -> entries(mapping, 0, false);
    }
    return out.toString();
  }

  private void entries(Mapping mapping, int indent, boolean below) {
    boolean first = true;
    for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
      if (!first) {
        if (indent == 0 && apart.contains(entry.getKey())) {
          out.append('\n');
        }
        pad(indent);
      }
      first = false;
      String name = entry.getKey();
      out.append(plain(name, true) ? name : quoted(name)).append(':');
      field(name, entry.getValue().value(), indent, below || inline.contains(name));
    }
  }

  private void field(String name, YamlNode value, int indent, boolean oneLine) {
    switch (value) {
      case Scalar scalar -> {
        out.append(' ');
        scalar(scalar, indent + 2, indent + name.length() + 2);
      }
      case Sequence sequence when sequence.items().isEmpty() -> out.append(" []\n");
      case Mapping mapping when mapping.entries().isEmpty() -> out.append(" {}\n");
      default -> {
        if (oneLine && flat(value)) {
          String line = line(value);
          if (indent + name.length() + 2 + line.length() <= WIDTH) {
            out.append(' ').append(line).append('\n');
            return;
          }
        }
        out.append('\n');
        pad(indent + 2);
        nested(value, indent + 2, inlineBelow.contains(name));
      }
    }
  }

  private void items(Sequence sequence, int indent) {
    boolean first = true;
    for (YamlNode item : sequence.items()) {
      if (!first) {
        pad(indent);
      }
      first = false;
      out.append("- ");
      switch (item) {
        case Scalar scalar -> scalar(scalar, indent + 2, indent + 2);
        case Sequence inner when inner.items().isEmpty() -> out.append("[]\n");
        case Mapping inner when inner.entries().isEmpty() -> out.append("{}\n");
        default -> nested(item, indent + 2, false);
      }
    }
  }

  /// A group or list that is not empty, at a place that is padded already.
  private void nested(YamlNode node, int indent, boolean below) {
    if (node instanceof Mapping mapping) {
      entries(mapping, indent, below);
    } else if (node instanceof Sequence sequence) {
      items(sequence, indent);
    }
  }

  /// @param column where it begins if it needs no line of its own
  private void scalar(Scalar scalar, int indent, int column) {
    String text = scalar.text();
    if (REFERENCE.matcher(text).matches()) {
      out.append(text).append('\n');
    } else if (text.length() + column > WIDTH && foldable(text)) {
      fold(text, indent);
    } else if (text.indexOf('\n') >= 0 && literal(text)) {
      out.append("|-\n");
      text.lines().forEach(line -> literalLine(line, indent));
    } else {
      out.append(plain(text, false) ? text : quoted(text)).append('\n');
    }
  }

  private void literalLine(String line, int indent) {
    if (!line.isEmpty()) {
      pad(indent);
      out.append(line);
    }
    out.append('\n');
  }

  /// A line end within the text is an empty line of the block.
  private void fold(String text, int indent) {
    out.append(">-\n");
    boolean first = true;
    for (String paragraph : text.split("\n", -1)) {
      if (!first) {
        out.append('\n');
      }
      first = false;
      if (!paragraph.isEmpty()) {
        foldParagraph(paragraph, indent);
      }
    }
  }

  private void foldParagraph(String text, int indent) {
    pad(indent);
    int column = indent;
    boolean first = true;
    for (String word : text.split(" ", -1)) {
      if (!first && column + 1 + word.length() > WIDTH) {
        out.append('\n');
        pad(indent);
        column = indent;
        first = true;
      }
      if (!first) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
      first = false;
    }
    out.append('\n');
  }

  private static boolean foldable(String text) {
    return !text.startsWith("\n")
        && !text.endsWith("\n")
        && text.lines()
            .allMatch(
                line ->
                    printable(line)
                        && !line.contains("  ")
                        && !line.startsWith(" ")
                        && !line.endsWith(" "));
  }

  /// Without what a literal block would change: blanks at its begin, line ends other than `\n`.
  private static boolean literal(String text) {
    return !text.startsWith(" ")
        && !text.startsWith("\n")
        && !text.endsWith("\n")
        && text.lines().allMatch(line -> printable(line) && (line.isEmpty() || !line.isBlank()));
  }

  private static boolean flat(YamlNode node) {
    return switch (node) {
      case Scalar _ -> true;
      case Sequence sequence -> sequence.items().stream().allMatch(Scalar.class::isInstance);
      case Mapping mapping ->
          mapping.entries().values().stream().allMatch(entry -> entry.value() instanceof Scalar)
              && !looksLikeReference(mapping);
    };
  }

  private static boolean looksLikeReference(Mapping mapping) {
    return mapping.entries().size() == 1
        && mapping.entries().values().stream()
            .allMatch(entry -> entry.value() instanceof Scalar scalar && scalar.text().isEmpty());
  }

  private static String line(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> inFlow(scalar.text());
      case Sequence sequence ->
          "[" + String.join(", ", sequence.items().stream().map(YamlWriter::line).toList()) + "]";
      case Mapping mapping -> {
        List<String> fields =
            mapping.entries().entrySet().stream()
                .map(entry -> inFlow(entry.getKey()) + ": " + line(entry.getValue().value()))
                .toList();
        yield "{" + String.join(", ", fields) + "}";
      }
    };
  }

  private static String inFlow(String text) {
    return REFERENCE.matcher(text).matches() || plain(text, true) ? text : quoted(text);
  }

  private static boolean plain(String text, boolean flow) {
    return !text.isEmpty()
        && printable(text)
        && (!MARKED.matcher(text).find() || NEGATIVE.matcher(text).find())
        && !BROKEN.matcher(text).find()
        && !(flow && FLOW_MARKS.matcher(text).find());
  }

  private static boolean printable(String text) {
    return text.codePoints().allMatch(YamlWriter::printable);
  }

  private static boolean printable(int c) {
    return c >= ' '
        && c != 0x7F
        && !(c >= 0x80 && c < 0xA0)
        && c != 0x2028
        && c != 0x2029
        && c != 0xFEFF
        && !(c >= 0xD800 && c < 0xE000)
        && c != 0xFFFE
        && c != 0xFFFF;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                  if (printable(c)) {
                    quoted.appendCodePoint(c);
                  } else {
                    quoted.append("\\u").append(HEX.toHexDigits((char) c));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  private void pad(int columns) {
    out.repeat(' ', columns);
  }
}
