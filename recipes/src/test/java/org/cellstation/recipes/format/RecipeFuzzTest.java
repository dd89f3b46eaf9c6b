package org.cellstation.recipes.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.cellstation.recipes.chart.ChartLayout;
import org.cellstation.recipes.edit.EditOutcome;
import org.cellstation.recipes.edit.EditOutcome.Edit;
import org.cellstation.recipes.edit.RecipeEdits;
import org.cellstation.recipes.edit.Template;
import org.cellstation.recipes.edit.Texts;
import org.cellstation.recipes.format.SourceMap.Step;
import org.cellstation.recipes.model.PhaseType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Recipes that somebody, or a broken disk, has been at. Reading ends in a recipe or in faults that
/// say where; a chart can be drawn and a change asked for whatever the text is. The timeout only
/// ends a reader that hangs.
@Timeout(300)
class RecipeFuzzTest {
  private static final String[] SNIPPETS = {
    "\n",
    ":",
    ": ",
    " #",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "\t",
    "%",
    "\u0000",
    "\uFEFF",
    "\uD83E\uDDEB",
    "---\n",
    "...\n",
    "parallel: x\n",
    "choose: y\n",
    "repeat: z\n",
    "branches:\n",
    "otherwise: []\n",
    "until: weight > ",
    "9".repeat(400),
    "(".repeat(60),
    "[".repeat(200),
    "- ".repeat(80),
    "at most: -1\n",
    "synchronise: s\n",
    "\r"
  };

  @Test
  void whateverWasDoneToARecipeItIsReadOrItsFaultsAreListed() {
    Random random = new Random(20260302);
    List<String> texts = Texts.all();
    for (int i = 0; i < 600; i++) {
      String text = texts.get(random.nextInt(texts.size()));
      for (int times = 1 + random.nextInt(4); times > 0; times--) {
        text = mutated(text, random);
      }
      read(text);
    }
  }

  private static String mutated(String text, Random random) {
    if (text.isEmpty()) {
      return SNIPPETS[random.nextInt(SNIPPETS.length)];
    }
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(1 << random.nextInt(10)));
    String snippet = SNIPPETS[random.nextInt(SNIPPETS.length)];
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, from) + snippet + text.substring(from);
      case 1 -> text.substring(0, from) + snippet + text.substring(to);
      case 2 -> text.substring(0, from) + text.substring(to);
      case 3 -> text.substring(0, to) + text.substring(from);
      default -> text.substring(0, from) + (char) random.nextInt(0x300) + text.substring(from);
    };
  }

  private static void read(String text) {
    switch (RecipeReader.read("t.yaml", text.getBytes(UTF_8))) {
      case ReadResult.Valid valid -> assertFalse(valid.recipe().procedure().isEmpty());
      case ReadResult.Faulty faulty -> {
        assertFalse(faulty.faults().isEmpty());
        faulty
            .faults()
            .forEach(
                fault -> {
                  assertTrue(fault.line() >= 1, fault.toString());
                  assertFalse(fault.remedy().isBlank(), fault.toString());
                });
      }
    }
    SourceMap.of(text)
        .ifPresent(
            map -> {
              ChartLayout.of(map.outline());
              RecipeEdits edits = new RecipeEdits(text, map);
              for (Step step : map.steps()) {
                assertTrue(step.lastLine() >= step.firstLine(), step.path());
                apply(text, edits.delete(step.path()));
                apply(text, edits.move(step.path(), true));
                apply(text, edits.setParameter(step.path(), "volume", "5 mL"));
                apply(text, edits.setField(step.path(), "title", "T"));
                apply(text, edits.insert(step.path(), new Template.Phase(PhaseType.SAMPLE)));
              }
            });
  }

  private static void apply(String text, EditOutcome outcome) {
    if (outcome instanceof Edit edit) {
      int length = text.length() - (edit.to() - edit.from()) + edit.replacement().length();
      assertEquals(length, edit.apply(text).length());
    }
  }

  @Test
  void anyBytesAreReadOrTheirFaultsAreListed() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      assertInstanceOf(ReadResult.Faulty.class, RecipeReader.read("t.yaml", bytes));
    }
  }

  @Test
  void aRecipeChangedByItsStructureManyTimesStillReads() {
    Random random = new Random(3);
    List<Template.Kind> blocks =
        List.of(Template.Kind.PARALLEL, Template.Kind.CHOOSE, Template.Kind.REPEAT);
    for (String original : List.of(Texts.chart(), Texts.all().get(1))) {
      String text = original;
      for (int i = 0; i < 120; i++) {
        RecipeEdits edits = RecipeEdits.of(text).orElseThrow();
        List<Step> steps = SourceMap.of(text).orElseThrow().steps();
        String path = steps.get(random.nextInt(steps.size())).path();
        EditOutcome outcome =
            switch (random.nextInt(5)) {
              case 0 -> edits.delete(path);
              case 1 -> edits.move(path, random.nextBoolean());
              case 2 -> edits.insert(path, new Template.Phase(PhaseType.FILL));
              case 3 ->
                  edits.insert(path, new Template.Block(blocks.get(random.nextInt(blocks.size()))));
              default -> edits.insert(path, new Template.Operation());
            };
        if (outcome instanceof Edit edit) {
          text = edit.apply(text);
          assertTrue(SourceMap.of(text).isPresent(), text);
        }
      }
      String last = text;
      assertEquals(
          List.of(),
          Texts.faults(text).stream()
              .filter(fault -> !fault.what().contains("nested"))
              .filter(fault -> !fault.what().contains("entered"))
              .filter(fault -> !fault.what().contains("synchron"))
              .filter(fault -> !fault.what().contains("asked"))
              .filter(fault -> !fault.what().contains("no question"))
              .toList(),
          () -> last);
    }
  }

  @Test
  void aFileOfAHundredMegabytesIsRefusedAtOnce() {
    var faulty =
        assertInstanceOf(
            ReadResult.Faulty.class, RecipeReader.read("t.yaml", new byte[100_000_000]));
    assertEquals(1, faulty.faults().size());
    assertTrue(faulty.faults().getFirst().what().contains("100000000 bytes"));
  }
}
