package org.cellstation.recipes.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.recipes.model.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RecipeChangesTest {
  private static final String TEXT =
      """
      format: 1
      id: grow
      version: 1.0.0
      title: Grow
      author: Process development
      description: Fills, warms and perfuses.
      equipment class: rocking-bag

      formula:
        warmth: {value: 37 degC, min: 36 degC, max: 38 degC, description: of the culture}

      procedure:
        - id: culture
          title: Culture
          unit: bioreactor
          operations:
            - id: prepare
              title: Prepare the bag
              phases:
                - id: fill
                  title: Fill
                  phase: fill
                  parameters: {volume: 0.9 L, flow: 60 mL/min}
                  until: weight > 890 g for 1 min or after 30 min
                  planned: 16 min
                - id: draw
                  title: Sample of the medium
                  phase: sample
                  parameters: {volume: 5 mL, flow: 5 mL/min}
            - id: expand
              title: Expand
              phases:
                - id: perfuse-3
                  title: Perfuse, day 3
                  ask before:
                    - id: count
                      text: Enter the cell count.
                      fields:
                        viable cells: 0.1 to 50 1e6/mL
                  phase: perfuse
                  parameters: {duration: 24 h, rate: 0.5 1/d, temperature: {warmth}, DO: 40 %, pH: 7.2 pH}
                - id: sample-3
                  title: Sample, day 3
                  phase: sample
                  parameters: {volume: 5 mL, flow: 6 mL/min}
      """;

  private static Recipe read(String text) {
    return assertInstanceOf(
            ReadResult.Valid.class,
            RecipeReader.read("grow.yaml", text.getBytes(StandardCharsets.UTF_8)))
        .recipe();
  }

  private static Arguments row(String name, String find, String put, String... expected) {
    return Arguments.of(name, TEXT.replace(find, put), List.of(expected));
  }

  /// Everything from one phase's line to the next one's.
  private static String phase(String id, String next) {
    int begin = TEXT.indexOf("          - id: " + id);
    int end = next.isEmpty() ? TEXT.length() : TEXT.indexOf(next, begin + 1);
    return TEXT.substring(begin, end);
  }

  static Stream<Arguments> rows() {
    String fill = phase("fill", "          - id: draw");
    String draw = phase("draw", "      - id: expand");
    String sample3 = phase("sample-3", "");
    return Stream.of(
        row("same text", "x-y-z", ""),
        row("another unit of the same amount", "volume: 0.9 L", "volume: 900 mL"),
        row("another unit of the same time", "planned: 16 min", "planned: 960 s"),
        row("another unit of a limit in a condition", "after 30 min", "after 0.5 h"),
        row(
            "another layout",
            "parameters: {volume: 0.9 L, flow: 60 mL/min}",
            "parameters: {volume: 0.9 L,   flow: 60 mL/min} # of medium"),
        row("another version label", "version: 1.0.0", "version: 1.1.0"),
        row(
            "a value",
            "rate: 0.5 1/d",
            "rate: 1 1/d",
            "Perfuse, day 3 (culture/expand/perfuse-3): rate 0.5 1/d -> 1 1/d"),
        row(
            "a value in another unit",
            "volume: 0.9 L",
            "volume: 1.2 L",
            "Fill (culture/prepare/fill): volume 900 mL -> 1200 mL"),
        row(
            "a limit of the formula",
            "max: 38 degC",
            "max: 37.5 degC",
            "formula, warmth: largest allowed 38 degC -> 37.5 degC"),
        row(
            "a value of the formula, with the phases that take it",
            "value: 37 degC",
            "value: 36.5 degC",
            "formula, warmth: 37 degC -> 36.5 degC",
            "Perfuse, day 3 (culture/expand/perfuse-3): temperature 37 degC -> 36.5 degC"),
        row(
            "a new value of the formula",
            "formula:",
            "formula:\n  speed: {value: 60 mL/min, min: 10 mL/min, max: 2 L/min}",
            "formula, speed: 60 mL/min (10 mL/min to 2000 mL/min) is new"),
        row(
            "the equipment",
            "equipment class: rocking-bag",
            "equipment class: static",
            "equipment class: rocking-bag -> static"),
        row("the title", "title: Grow", "title: Grow more", "title: \"Grow\" -> \"Grow more\""),
        row(
            "a condition",
            "weight > 890 g",
            "weight > 880 g",
            "Fill (culture/prepare/fill): until weight > 890 g for 1 min or after 30 min -> until"
                + " weight > 880 g for 1 min or after 30 min"),
        row(
            "a condition taken out",
            "            until: weight > 890 g for 1 min or after 30 min\n",
            "",
            "Fill (culture/prepare/fill): no longer ends early, until weight > 890 g for 1 min or"
                + " after 30 min"),
        row(
            "a plan",
            "planned: 16 min",
            "planned: 20 min",
            "Fill (culture/prepare/fill): planned 16 min -> 20 min"),
        row(
            "a question's words",
            "Enter the cell count.",
            "Enter the cell count of the counter.",
            "Perfuse, day 3 (culture/expand/perfuse-3): question count asks \"Enter the cell"
                + " count.\" -> \"Enter the cell count of the counter.\""),
        row(
            "a question's limits",
            "0.1 to 50 1e6/mL",
            "0.1 to 80 1e6/mL",
            "Perfuse, day 3 (culture/expand/perfuse-3): question count wants (viable cells 0.1 to"
                + " 50 1e6/mL) -> (viable cells 0.1 to 80 1e6/mL)"),
        row(
            "when a question is asked",
            "ask before",
            "ask after",
            "Perfuse, day 3 (culture/expand/perfuse-3): question count is asked after the phase,"
                + " not before"),
        row(
            "a step taken out",
            sample3,
            "",
            "Sample, day 3 (culture/expand/sample-3): phase is removed (sample: volume 5 mL, flow 6"
                + " mL/min)"),
        row(
            "a step put in",
            sample3,
            sample3
                + sample3
                    .replace("sample-3", "sample-4")
                    .replace("day 3", "day 4")
                    .replace("6 mL/min", "7 mL/min"),
            "Sample, day 4 (culture/expand/sample-4): phase is new (sample: volume 5 mL, flow 7"
                + " mL/min), after \"Sample, day 3\""),
        row(
            "a step moved among its siblings",
            fill + draw,
            draw + fill,
            "Fill (culture/prepare/fill): moved, after \"Sample of the medium\""),
        Arguments.of(
            "a step moved to another operation",
            TEXT.replace(draw, "").replace(sample3, sample3 + draw),
            List.of(
                "Sample of the medium (culture/expand/draw): moved here from culture/prepare/draw,"
                    + " after \"Sample, day 3\"")),
        row(
            "a step renamed",
            "id: sample-3",
            "id: sample-third-day",
            "Sample, day 3 (culture/expand/sample-third-day): id sample-3 -> sample-third-day"),
        row(
            "a phase of another kind",
            "phase: sample\n            parameters: {volume: 5 mL, flow: 6 mL/min}",
            "phase: inoculate\n            parameters: {volume: 5 mL, flow: 6 mL/min}",
            "Sample, day 3 (culture/expand/sample-3): phase sample -> inoculate: volume 5 mL, flow"
                + " 6 mL/min"),
        row(
            "an operation taken out",
            TEXT.substring(TEXT.indexOf("      - id: expand")),
            "",
            "Expand (culture/expand): operation is removed, with 2 phases"),
        row(
            "an operation renamed",
            "id: expand",
            "id: grow",
            "Expand (culture/grow): id expand -> grow"),
        row(
            "what the unit must have",
            "    unit: bioreactor\n",
            "    unit: bioreactor\n    needs: {measured: [DO], volume: {min: 0.5 L, max: 2 L}}\n",
            "Culture (culture): needs measured nothing -> DO",
            "Culture (culture): needs in the vessel not stated -> 500 to 2000 mL"),
        row(
            "a batch size",
            "formula:\n",
            "batch size: {value: 1 L, min: 0.5 L, max: 2 L}\n\nformula:\n",
            "batch size: not stated -> 1000 mL, 500 to 2000 mL"),
        row(
            "an output",
            "formula:\n",
            "formula:\n  seeded: {kind: output, unit: 1e6/mL, from: viable cells}\n",
            "output, seeded: answer \"viable cells\" in 1e6/mL, expected not stated is new"),
        row(
            "shared equipment",
            "        title: Expand\n",
            "        title: Expand\n        uses: [welder]\n",
            "Expand (culture/expand): shared equipment none -> welder"),
        row(
            "the unit's role",
            "unit: bioreactor",
            "unit: expander",
            "Culture (culture): unit bioreactor -> expander"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void saysWhatChangedInTheProcess(String name, String changed, List<String> expected) {
    if (!expected.isEmpty()) {
      assertNotEquals(TEXT, changed, "the row changes something");
    }
    assertEquals(
        expected,
        RecipeChanges.between(read(TEXT), read(changed)).stream().map(Change::toString).toList());
  }

  private static final String CHART =
      """
      format: 1
      id: grow
      version: 1.0.0
      title: Grow
      author: Process development
      description: Draws, repeats and chooses.
      equipment class: rocking-bag

      procedure:
        - id: culture
          title: Culture
          unit: bioreactor
          operations:
            - id: expand
              title: Expand
              phases:
                - parallel: both
                  title: Fill and draw
                  branches:
                    - - {id: fill, title: Fill, phase: fill, parameters: {volume: 0.9 L, flow: 60 mL/min}}
                      - synchronise: filled
                    - - {id: draw, title: Draw, phase: sample, parameters: {volume: 5 mL, flow: 5 mL/min}}
                      - synchronise: filled
                - repeat: daily
                  title: Days
                  at most: 8
                  until: culture age > 6 d
                  steps:
                    - {id: day, title: Day, phase: sample, parameters: {volume: 6 mL, flow: 5 mL/min}}
                - choose: enough
                  title: Enough cells?
                  branches:
                    - when: culture age > 5 d
                      then:
                        - {id: last, title: Last, phase: sample, parameters: {volume: 7 mL, flow: 5 mL/min}}
                    - when: culture age > 4 d
                      then:
                        - {id: more, title: More, phase: sample, parameters: {volume: 8 mL, flow: 5 mL/min}}
                    - otherwise: []
      """;

  private static Arguments chart(String name, String find, String put, String... expected) {
    return Arguments.of(name, CHART.replace(find, put), List.of(expected));
  }

  private static String lines(String first, String next) {
    int begin = CHART.lastIndexOf('\n', CHART.indexOf(first)) + 1;
    int end = next.isEmpty() ? CHART.length() : CHART.lastIndexOf('\n', CHART.indexOf(next)) + 1;
    return CHART.substring(begin, end);
  }

  static Stream<Arguments> charts() {
    String day = lines("{id: day,", "- choose:");
    String last = lines("- when: culture age > 5 d", "- when: culture age > 4 d");
    String more = lines("- when: culture age > 4 d", "- otherwise:");
    String parallel = lines("- parallel:", "- repeat:");
    String fill = lines("{id: fill,", "- synchronise");
    return Stream.of(
        chart(
            "how often and until when it is repeated",
            "at most: 8",
            "at most: 6",
            "Days (culture/expand/daily): repeated until culture age > 144 h, at most 8 times ->"
                + " until culture age > 144 h, at most 6 times"),
        chart(
            "the condition of a branch",
            "culture age > 5 d",
            "culture age > 5.5 d",
            "Enough cells? (culture/expand/enough): branch when culture age > 120 h -> when culture"
                + " age > 132 h: \"Last\""),
        chart(
            "a branch taken out",
            more,
            "",
            "Enough cells? (culture/expand/enough): branch is removed, when culture age > 96 h:"
                + " \"More\"",
            "More (culture/expand/more): phase is removed (sample: volume 8 mL, flow 5 mL/min)"),
        chart(
            "branches in another order",
            last + more,
            more + last,
            "Enough cells? (culture/expand/enough): the branches are tried in another order: when"
                + " culture age > 96 h: \"More\"; when culture age > 120 h: \"Last\"; otherwise:"
                + " nothing",
            "Last (culture/expand/last): moved, after \"More\""),
        chart(
            "a block in the place of a series",
            parallel,
            fill.replace("- - {id", "- {id").replaceFirst(" {4}", ""),
            "Fill and draw (culture/expand/both): parallel is removed; it was: \"Fill\","
                + " \"filled\"; \"Draw\", \"filled\"",
            "filled (culture/expand/filled-1): synchronisation is removed",
            "Draw (culture/expand/draw): phase is removed (sample: volume 5 mL, flow 5 mL/min)",
            "filled (culture/expand/filled-2): synchronisation is removed"),
        Arguments.of(
            "a step moved into a branch",
            CHART
                .replace(day, day.replace("id: day", "id: night"))
                .replace("- otherwise: []", "- otherwise:\n    " + day),
            List.of(
                "Day (culture/expand/night): phase is new (sample: volume 6 mL, flow 5 mL/min),"
                    + " after \"filled\"",
                "Day (culture/expand/day): moved into the choice \"Enough cells?\", branch 3,"
                    + " otherwise")),
        chart(
            "a block renamed",
            "repeat: daily",
            "repeat: each-day",
            "Days (culture/expand/each-day): id daily -> each-day"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void saysWhatChangedInTheStructure(String name, String changed, List<String> expected) {
    assertNotEquals(CHART, changed, "the row changes something");
    assertEquals(
        expected,
        RecipeChanges.between(read(CHART), read(changed)).stream().map(Change::toString).toList());
  }

  @Test
  void outlinesBlocksWithTheirBranches() {
    assertEquals(
        List.of(
            "0 Culture: on the bioreactor",
            "1 Expand: ",
            "2 Fill and draw: all branches at the same time",
            "3 branch 1: ",
            "4 Fill: fill: volume 900 mL, flow 60 mL/min",
            "4 filled: branches wait for each other",
            "3 branch 2: ",
            "4 Draw: sample: volume 5 mL, flow 5 mL/min",
            "4 filled: branches wait for each other",
            "2 Days: repeated until culture age > 144 h, at most 8 times",
            "3 Day: sample: volume 6 mL, flow 5 mL/min",
            "2 Enough cells?: the first branch that applies",
            "3 when culture age > 120 h: ",
            "4 Last: sample: volume 7 mL, flow 5 mL/min",
            "3 when culture age > 96 h: ",
            "4 More: sample: volume 8 mL, flow 5 mL/min",
            "3 otherwise: "),
        StepList.of(read(CHART)).stream()
            .map(line -> line.depth() + " " + line.title() + ": " + line.detail())
            .toList());
  }

  @Test
  void aRecipeIsTheSameAsItself() {
    for (String id : RecipeLibrary.ids()) {
      Recipe recipe = read(RecipeLibrary.text(id).orElseThrow());
      assertEquals(List.of(), RecipeChanges.between(recipe, recipe), id);
    }
  }

  /// Whatever two shipped recipes differ in, the comparison ends and finds something both ways.
  @Test
  void anyTwoRecipesCanBeCompared() {
    for (String one : RecipeLibrary.ids()) {
      for (String other : RecipeLibrary.ids()) {
        boolean same =
            RecipeChanges.between(
                    read(RecipeLibrary.text(one).orElseThrow()),
                    read(RecipeLibrary.text(other).orElseThrow()))
                .isEmpty();
        assertEquals(one.equals(other), same, one + " and " + other);
      }
    }
  }

  @Test
  void outlinesTheProcedure() {
    assertEquals(
        List.of(
            new StepList.Line(0, "culture", "Culture", "on the bioreactor"),
            new StepList.Line(1, "culture/prepare", "Prepare the bag", ""),
            new StepList.Line(
                2,
                "culture/prepare/fill",
                "Fill",
                "fill: volume 900 mL, flow 60 mL/min; until weight > 890 g for 1 min or after 30"
                    + " min; planned 16 min")),
        StepList.of(read(TEXT)).subList(0, 3));
  }
}
