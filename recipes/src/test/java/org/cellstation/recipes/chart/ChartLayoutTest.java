package org.cellstation.recipes.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cellstation.recipes.chart.ChartLayout.Box;
import org.cellstation.recipes.chart.ChartLayout.Kind;
import org.cellstation.recipes.chart.ChartLayout.Line.Stroke;
import org.cellstation.recipes.chart.ChartLayout.Note;
import org.cellstation.recipes.chart.Outline.Level;
import org.cellstation.recipes.chart.Outline.Part;
import org.cellstation.recipes.edit.Texts;
import org.cellstation.recipes.format.SourceMap;
import org.junit.jupiter.api.Test;

class ChartLayoutTest {
  private static final Set<Kind> GROUPS = Set.of(Kind.UNIT_PROCEDURE, Kind.OPERATION);

  @Test
  void textAndRecipeGiveTheSameSteps() {
    for (String text : Texts.all()) {
      assertEquals(
          skeleton(RecipeOutline.of(Texts.recipe(text))),
          skeleton(SourceMap.of(text).orElseThrow().outline()));
    }
  }

  /// Conditions are worded anew when they are read.
  private static List<String> skeleton(Outline outline) {
    List<String> lines = new ArrayList<>();
    outline.visit(
        part ->
            lines.add(
                part.getClass().getSimpleName()
                    + " "
                    + part.path()
                    + (part instanceof Outline.Step step
                        ? " " + step.title() + " " + step.detail() + " " + step.until().isEmpty()
                        : "")));
    return lines;
  }

  @Test
  void aRandomProcedureIsDrawnWholeWithoutOverlaps() {
    for (int seed = 0; seed < 400; seed++) {
      Outline outline = new RandomOutline(seed).outline();
      ChartLayout layout = ChartLayout.of(outline);
      assertEquals(layout, ChartLayout.of(outline), "stable");
      everyPartOnce(outline, layout);
      nothingOverlaps(layout, seed);
      everythingIsOnTheSheet(layout);
    }
  }

  @Test
  void shippedRecipesAreDrawnWholeWithoutOverlaps() {
    for (String text : Texts.all()) {
      Outline outline = SourceMap.of(text).orElseThrow().outline();
      ChartLayout layout = ChartLayout.of(outline);
      everyPartOnce(outline, layout);
      nothingOverlaps(layout, 0);
      everythingIsOnTheSheet(layout);
    }
  }

  private static void everyPartOnce(Outline outline, ChartLayout layout) {
    List<String> expected = new ArrayList<>();
    outline.visit(
        part -> {
          expected.add(part.path());
          if (part instanceof Outline.Selection selection) {
            for (int i = 1; i <= selection.branches().size(); i++) {
              expected.add(Outline.Selection.branch(selection.path(), i));
            }
          }
        });
    List<String> drawn =
        layout.boxes().stream().map(Box::path).filter(path -> !path.isEmpty()).toList();
    assertEquals(expected.stream().sorted().toList(), drawn.stream().sorted().toList());
  }

  private static void nothingOverlaps(ChartLayout layout, int seed) {
    List<Box> boxes = layout.boxes();
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        Box a = boxes.get(i);
        Box b = boxes.get(j);
        if (a.overlaps(b)) {
          assertTrue(GROUPS.contains(a.kind()), () -> seed + ": " + a + " on " + b);
          assertTrue(inside(a, b), () -> seed + ": " + b + " sticks out of " + a);
        }
      }
    }
    List<Note> notes = layout.notes();
    for (int i = 0; i < notes.size(); i++) {
      Box words = box(notes.get(i));
      for (Box box : boxes) {
        if (words.overlaps(box)) {
          assertTrue(
              GROUPS.contains(box.kind()) && inside(box, words), () -> seed + " " + box + words);
        }
      }
      for (int j = i + 1; j < notes.size(); j++) {
        assertFalse(words.overlaps(box(notes.get(j))), "words on words, " + seed);
      }
    }
  }

  private static Box box(Note note) {
    return new Box(
        note.path(), Kind.BRANCH, note.x(), note.y(), note.width(), note.height(), note.lines());
  }

  private static boolean inside(Box outer, Box inner) {
    return inner.x() >= outer.x()
        && inner.y() >= outer.y() + 40
        && inner.x() + inner.width() <= outer.x() + outer.width()
        && inner.y() + inner.height() <= outer.y() + outer.height();
  }

  private static void everythingIsOnTheSheet(ChartLayout layout) {
    for (Box box : layout.boxes()) {
      assertTrue(box.x() >= 0 && box.x() + box.width() <= layout.width(), box.toString());
      assertTrue(box.y() >= 0 && box.y() + box.height() <= layout.height(), box.toString());
      assertTrue(box.path().isEmpty() || box.height() >= 39, () -> "a finger misses " + box);
    }
    layout
        .lines()
        .forEach(
            line -> {
              assertTrue(line.top() >= 0 && line.bottom() <= layout.height(), line.toString());
            });
  }

  @Test
  void theTouchedBoxIsTheInnermost() {
    ChartLayout layout = ChartLayout.of(SourceMap.of(Texts.chart()).orElseThrow().outline());
    for (Box box : layout.boxes()) {
      if (!box.path().isEmpty()) {
        assertEquals(
            box.path(), layout.at(box.x() + 1, box.y() + 1).orElseThrow().path(), box.path());
      }
    }
  }

  @Test
  void everyKindOfBlockHasItsLines() {
    ChartLayout layout = ChartLayout.of(SourceMap.of(Texts.chart()).orElseThrow().outline());
    assertEquals(4, bars(layout, Stroke.DOUBLE_BAR), "two parallels");
    assertEquals(2, bars(layout, Stroke.SINGLE_BAR), "one choice");
    assertEquals(1, bars(layout, Stroke.BACK), "one loop");
    assertEquals(1, bars(layout, Stroke.LINK), "one synchronisation of two");
  }

  private static long bars(ChartLayout layout, Stroke stroke) {
    return layout.lines().stream().filter(line -> line.stroke() == stroke).count();
  }

  /// Grows a procedure at random, the same one for the same seed.
  private static final class RandomOutline {
    private final Random random;
    private int count;
    private final Set<String> names = new HashSet<>();

    RandomOutline(long seed) {
      random = new Random(seed);
    }

    Outline outline() {
      return new Outline(parts(Level.UNIT_PROCEDURE, 0));
    }

    private List<Part> parts(Level level, int depth) {
      List<Part> parts = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        parts.add(part(level, depth));
      }
      return parts;
    }

    private String path() {
      String path = "p" + count++;
      names.add(path);
      return path;
    }

    private String words() {
      return "weight > 100 g and ".repeat(random.nextInt(8)).strip();
    }

    private Part part(Level level, int depth) {
      String path = path();
      return switch (depth > 3 ? 9 : random.nextInt(10)) {
        case 0, 1 -> new Outline.Parallel(path, words(), branches(level, depth));
        case 2, 3 -> {
          List<Outline.Branch> choices = new ArrayList<>();
          branches(level, depth)
              .forEach(branch -> choices.add(new Outline.Branch(words(), branch)));
          yield new Outline.Selection(path, "title " + path, choices);
        }
        case 4 -> new Outline.Loop(path, words(), parts(level, depth + 1), words(), "3");
        case 5 -> new Outline.Synchronization(path, "name" + random.nextInt(3));
        default -> step(path, level, depth);
      };
    }

    private List<List<Part>> branches(Level level, int depth) {
      List<List<Part>> branches = new ArrayList<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        branches.add(parts(level, depth + 1));
      }
      return branches;
    }

    private Part step(String path, Level level, int depth) {
      return switch (level) {
        case UNIT_PROCEDURE ->
            new Outline.Step(
                path, level, "Unit " + path, "unit", "", parts(Level.OPERATION, depth + 1));
        case OPERATION ->
            new Outline.Step(path, level, "Op " + path, "", "", parts(Level.PHASE, depth + 1));
        case PHASE -> new Outline.Step(path, level, "Phase", "fill", words(), List.of());
      };
    }
  }
}
