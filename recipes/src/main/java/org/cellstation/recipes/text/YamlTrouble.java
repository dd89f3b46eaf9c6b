package org.cellstation.recipes.text;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says what a YAML parser's complaint means to who wrote the text.
final class YamlTrouble {
  private YamlTrouble() {}

  static void explain(YamlEngineException trouble, String text, Faults faults) {
    switch (trouble) {
      case MarkedYamlEngineException marked -> {
        if (!tabs(text, faults)) {
          faults.add(
              marked.getProblemMark().map(Mark::getLine).orElse(0) + 1,
              "",
              "not readable as YAML: " + marked.getProblem(),
              remedy(marked.getProblem()));
        }
      }
      case ReaderException reader ->
          faults.add(
              1
                  + (int)
                      text.codePoints().limit(reader.getPosition()).filter(c -> c == '\n').count(),
              "",
              "the invisible character U+%04X stands here".formatted(reader.getCodePoint()),
              "delete it");
      default ->
          faults.add(1, "", "not readable as YAML: " + trouble.getMessage(), "mend the text");
    }
  }

  /// Indentation by tabs breaks a YAML text in ways whose messages name everything but the tab.
  private static boolean tabs(String text, Faults faults) {
    List<String> lines = text.lines().toList();
    boolean found = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String indentation = line.substring(0, line.length() - line.stripLeading().length());
      if (indentation.indexOf('\t') >= 0 && !line.isBlank()) {
        faults.add(i + 1, "", "indented with a tab", "indent with spaces, two a level");
        found = true;
      }
    }
    return found;
  }

  private static String remedy(String problem) {
    if (problem.contains("cannot start any token")) {
      return "put the text after the colon in double quotes";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "check the indentation, and put text that holds a colon in double quotes";
    }
    return "check this line and the one above: indentation, closing quotes and brackets, and a"
        + " colon and a space after each field's name";
  }
}
