package org.cellstation.recipes.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cellstation.recipes.edit.LineDifference.Kind;
import org.cellstation.recipes.edit.LineDifference.Line;
import org.junit.jupiter.api.Test;

class LineDifferenceTest {
  private static List<String> words(String before, String after) {
    return LineDifference.between(before, after).stream()
        .map(line -> line.kind() + " " + line.text())
        .toList();
  }

  @Test
  void namesTheFewestLines() {
    assertEquals(List.of("SAME a", "GONE b", "NEW x", "SAME c"), words("a\nb\nc\n", "a\nx\nc\n"));
    assertEquals(List.of("SAME a", "SAME b"), words("a\nb", "a\nb\n"));
    assertEquals(List.of("NEW a"), words("", "a"));
    assertEquals(
        List.of(
            "GONE a", "GONE b", "SAME c", "NEW b", "SAME a", "SAME b", "GONE b", "SAME a", "NEW c"),
        words("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc"));
  }

  @Test
  void bothTextsCanBeReadFromIt() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      List<String> before = random(random);
      List<String> after = random(random);
      List<Line> lines =
          LineDifference.between(String.join("\n", before), String.join("\n", after));
      assertEquals(before, side(lines, Kind.NEW));
      assertEquals(after, side(lines, Kind.GONE));
      assertTrue(LineDifference.around(lines, 1).size() <= lines.size());
    }
  }

  private static List<String> random(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      lines.add("line " + random.nextInt(8));
    }
    return lines;
  }

  private static List<String> side(List<Line> lines, Kind without) {
    return lines.stream().filter(line -> line.kind() != without).map(Line::text).toList();
  }

  @Test
  void showsWhatDiffersWithTheLinesAroundIt() {
    String before = "a\nb\nc\nd\ne\nf\ng";
    List<Line> lines = LineDifference.between(before, before.replace("d", "x"));
    assertEquals(
        List.of("c", "d", "x", "e"),
        LineDifference.around(lines, 1).stream().map(Line::text).toList());
  }
}
