package org.cellstation.app;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/requirements.md` against the tags in the test sources of all modules.
final class RequirementTraceTest {
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]-\\d{2})\"\\)");
  private static final Pattern ROW = Pattern.compile("\\| ([A-Z]-\\d{2}) \\|.*\\| ([^|]+) \\|");
  private static final int LEAST_FILES = 100;

  @Test
  void everyTaggedRequirementStandsInTheTraceWithItsTests() throws IOException {
    Path root = root();
    SortedMap<String, SortedSet<String>> tagged = tagged(root);
    String expected =
        tagged.entrySet().stream()
            .map(e -> e.getKey() + " " + String.join(", ", e.getValue()))
            .collect(joining("\n"));
    assertEquals(
        expected,
        String.join("\n", rows(root.resolve("docs/requirements.md"))),
        "docs/requirements.md lists other tests than the tags in the test sources");
  }

  /// What the document says, a line per row: id, classes.
  private static List<String> rows(Path document) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(document)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(row.group(1) + " " + row.group(2).replace("`", ""));
      }
    }
    return rows;
  }

  private static SortedMap<String, SortedSet<String>> tagged(Path root) throws IOException {
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    int files = 0;
    for (Path source : testSources(root)) {
      files++;
      String name = source.getFileName().toString().replace(".java", "");
      Matcher tag = TAG.matcher(Files.readString(source));
      while (tag.find()) {
        found.computeIfAbsent(tag.group(1), id -> new TreeSet<>()).add(name);
      }
    }
    assertTrue(files >= LEAST_FILES, "only " + files + " test sources under " + root);
    return found;
  }

  private static List<Path> testSources(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module :
        List.of(
            "drivers", "recipes", "simulator", "app/station", "app/console", "app/cellstation")) {
      try (Stream<Path> tree = Files.walk(root.resolve(module).resolve("src/test/java"))) {
        tree.filter(p -> p.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  /// The tree's root, wherever in it the tests are started.
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    for (Path up = folder; up != null; up = up.getParent()) {
      if (Files.isRegularFile(up.resolve("docs/requirements.md"))) {
        return up;
      }
    }
    throw new AssertionError("docs/requirements.md is missing above " + folder);
  }
}
