package org.cellstation.recipes.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.chart.Outline.Level;
import org.cellstation.recipes.edit.EditOutcome.Edit;
import org.cellstation.recipes.edit.EditOutcome.Refused;
import org.cellstation.recipes.format.SourceMap;
import org.cellstation.recipes.format.SourceMap.Step;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Quantity;
import org.junit.jupiter.api.Test;

class RecipeEditsTest {
  private static final String SMALL =
      """
      # Made by hand.
      format: 1
      id: small
      version: 1.0.0
      title: Small
      author: test
      description: Two phases.
      equipment class: rocking-bag

      procedure:
        - id: up
          title: Up
          unit: bioreactor
          operations:
            - id: op   # the only one
              title: Op
              phases:
                # what is filled in
                - id: fill
                  title: Fill
                  phase: fill
                  parameters: {volume: 900 mL, flow: 60 mL/min}   # by weight

                - id: sample
                  title: Sample
                  phase: sample
                  parameters:
                    volume: 5 mL      # enough for two counts
                    flow: 10 mL/min
      """;

  private static RecipeEdits edits(String text) {
    return RecipeEdits.of(text).orElseThrow();
  }

  private static String done(String text, EditOutcome outcome) {
    return assertInstanceOf(Edit.class, outcome).apply(text);
  }

  /// The lines of `after` that `before` has not, when all others are as they were.
  private static List<String> changed(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> fresh = after.lines().toList();
    int head = 0;
    while (head < Math.min(old.size(), fresh.size()) && old.get(head).equals(fresh.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), fresh.size()) - head
        && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
      tail++;
    }
    return fresh.subList(head, fresh.size() - tail);
  }

  @Test
  void changesNothingButTheValueOfAParameter() {
    String after = done(SMALL, edits(SMALL).setParameter("up/op/sample", "volume", "7 mL"));
    assertEquals(
        List.of("              volume: 7 mL      # enough for two counts"), changed(SMALL, after));
    String inBrackets = done(SMALL, edits(SMALL).setParameter("up/op/fill", "flow", "50 mL/min"));
    assertEquals(
        List.of("            parameters: {volume: 900 mL, flow: 50 mL/min}   # by weight"),
        changed(SMALL, inBrackets));
  }

  @Test
  void addsAParameterAndTakesItOutAgain() {
    String with = done(SMALL, edits(SMALL).setParameter("up/op/sample", "port", "B"));
    assertEquals(List.of("              port: B"), changed(SMALL, with));
    assertEquals(SMALL, done(with, edits(with).setParameter("up/op/sample", "port", "")));
    String inBrackets = done(SMALL, edits(SMALL).setParameter("up/op/fill", "port", "B"));
    assertTrue(inBrackets.contains("{volume: 900 mL, flow: 60 mL/min, port: B}   # by weight"));
    assertEquals(SMALL, done(inBrackets, edits(inBrackets).setParameter("up/op/fill", "port", "")));
  }

  @Test
  void writesWordsSoThatTheyAreReadBack() {
    for (String words :
        List.of(
            "plain", "with: colon", "a # b", "- dash", "\"quoted\"", "50 %", "{a}", "%", "x:")) {
      String after = done(SMALL, edits(SMALL).setField("up/op/fill", "title", words));
      Step step = SourceMap.of(after).orElseThrow().step("up/op/fill").orElseThrow();
      assertEquals(words, step.text("title").orElse(""));
      String inBrackets = done(SMALL, edits(SMALL).setParameter("up/op/fill", "volume", words));
      assertTrue(SourceMap.of(inBrackets).isPresent(), inBrackets);
    }
  }

  @Test
  void setsAConditionBehindTheLastFieldOfAStep() {
    String after = done(SMALL, edits(SMALL).setField("up/op/fill", "until", "weight > 890 g"));
    assertEquals(List.of("            until: weight > 890 g"), changed(SMALL, after));
    assertEquals(List.of(), Texts.faults(after));
    assertEquals(SMALL, done(after, edits(after).setField("up/op/fill", "until", "")));
  }

  @Test
  void putsAPhaseBehindTheMarkedOneAsTheListIsLaidOut() {
    String after =
        done(SMALL, edits(SMALL).insert("up/op/fill", new Template.Phase(PhaseType.SAMPLE)));
    assertEquals(
        List.of(
            "",
            "          - id: sample-2",
            "            title: Sample",
            "            phase: sample",
            "            parameters:",
            "              volume: 3.2 mL",
            "              flow: 2.2 mL/min"),
        changedBlock(SMALL, after));
    assertEquals(List.of(), Texts.faults(after));
  }

  /// As `changed`, from the first empty line of it.
  private static List<String> changedBlock(String before, String after) {
    List<String> lines = new ArrayList<>(changed(before, after));
    while (!lines.getFirst().isEmpty()) {
      lines.addLast(lines.removeFirst());
    }
    return lines;
  }

  @Test
  void whatIsPutInReadsWithoutAFault() {
    for (String text : List.of(SMALL, Texts.chart())) {
      SourceMap map = SourceMap.of(text).orElseThrow();
      for (Step step : map.steps()) {
        for (Template template : templates()) {
          EditOutcome outcome = edits(text).insert(step.path(), template);
          if (outcome instanceof Edit edit) {
            String after = edit.apply(text);
            assertEquals(
                List.of(), Texts.faults(after), () -> step.path() + " " + template + "\n" + after);
            assertEquals(edit.from(), edit.to(), "nothing goes");
          } else {
            assertFalse(fits(template, step), step.path() + " " + template + " " + outcome);
          }
        }
      }
    }
  }

  private static boolean fits(Template template, Step step) {
    return switch (template) {
      case Template.Phase _ -> step.level() == Level.PHASE;
      case Template.Operation _ -> step.level() == Level.OPERATION;
      case Template.Block _ -> true;
    };
  }

  private static List<Template> templates() {
    List<Template> all = new ArrayList<>();
    Arrays.stream(PhaseType.values()).forEach(type -> all.add(new Template.Phase(type)));
    all.add(new Template.Operation());
    all.add(new Template.Block(Template.Kind.PARALLEL));
    all.add(new Template.Block(Template.Kind.CHOOSE));
    all.add(new Template.Block(Template.Kind.REPEAT));
    return all;
  }

  @Test
  void aMovedStepComesBackToWhereItWas() {
    for (String text : Texts.all()) {
      for (Step step : SourceMap.of(text).orElseThrow().steps()) {
        EditOutcome outcome = edits(text).move(step.path(), true);
        if (outcome instanceof Edit edit) {
          String after = edit.apply(text);
          assertEquals(
              sorted(text), sorted(after), "no line is lost or made by moving " + step.path());
          String path = moved(after, step);
          assertEquals(text, done(after, edits(after).move(path, false)));
        }
      }
    }
  }

  /// The hyphens of a list that begins on the line of another change places with the first item.
  private static List<String> sorted(String text) {
    return text.lines().map(line -> line.replaceFirst("^[ -]*", "")).sorted().toList();
  }

  /// A synchronisation is counted in the order of the text; all others keep their path.
  private static String moved(String after, Step step) {
    return SourceMap.of(after).orElseThrow().steps().stream()
        .filter(each -> each.parent().equals(step.parent()))
        .filter(each -> each.node().entries().keySet().equals(step.node().entries().keySet()))
        .filter(each -> each.index() == step.index() + 1 && each.path().equals(step.path()))
        .findFirst()
        .orElseThrow()
        .path();
  }

  @Test
  void aDeletedStepIsGoneAndAllOthersStay() {
    for (String text : Texts.all()) {
      SourceMap map = SourceMap.of(text).orElseThrow();
      for (Step step : map.steps()) {
        if (edits(text).delete(step.path()) instanceof Edit edit) {
          List<String> left = paths(SourceMap.of(edit.apply(text)).orElseThrow());
          List<String> expected = new ArrayList<>(paths(map));
          expected.removeIf(path -> within(map, path, step));
          assertEquals(expected, left, step.path());
        } else {
          assertEquals(1, step.list().items().size(), step.path());
        }
      }
    }
  }

  private static List<String> paths(SourceMap map) {
    return map.steps().stream().map(Step::path).toList();
  }

  private static boolean within(SourceMap map, String path, Step gone) {
    Step step = map.step(path).orElseThrow();
    return step.firstLine() >= gone.firstLine() && step.lastLine() <= gone.lastLine();
  }

  @Test
  void theOnlyStepOfABranchLeavesAnEmptyOneWhichTakesAStepAgain() {
    String chart = Texts.chart();
    String empty = done(chart, edits(chart).delete("make/prepare/more"));
    assertTrue(empty.contains("- otherwise: []"), empty);
    assertEquals(List.of(), Texts.faults(empty));
    String full =
        done(
            empty,
            edits(empty).insert("make/prepare/enough#2", new Template.Phase(PhaseType.SAMPLE)));
    assertEquals(List.of(), Texts.faults(full));
    assertTrue(SourceMap.of(full).orElseThrow().step("make/prepare/sample").isPresent(), full);
  }

  @Test
  void theOnlyStepOfAnOperationStays() {
    Refused refused = assertInstanceOf(Refused.class, edits(SMALL).delete("up/op"));
    assertTrue(refused.why().contains("only step"));
  }

  @Test
  void aCommentGoesWithTheStepItStandsAbove() {
    String after = done(SMALL, edits(SMALL).delete("up/op/fill"));
    assertFalse(after.contains("what is filled in"));
    String moved = done(SMALL, edits(SMALL).move("up/op/fill", true));
    assertTrue(moved.contains("# what is filled in\n          - id: fill"), moved);
    assertTrue(moved.startsWith("# Made by hand."));
  }

  @Test
  void keepsTheLineEndsOfTheText() {
    String windows = SMALL.replace("\n", "\r\n");
    String after =
        done(windows, edits(windows).insert("up/op/fill", new Template.Phase(PhaseType.SAMPLE)));
    assertEquals(after.replace("\r\n", ""), after.replace("\r", "").replace("\n", ""));
    assertEquals(List.of(), Texts.faults(after));
    String moved = done(windows, edits(windows).move("up/op/fill", true));
    assertEquals(windows, done(moved, edits(moved).move("up/op/fill", false)));
  }

  @Test
  void countsCharactersOutsideTheBasicPlaneAsOne() {
    String text =
        SMALL.replace(
            "{volume: 900 mL, flow: 60 mL/min}", "{\"\uD83E\uDDEB\": 1, flow: 60 mL/min}");
    String after = done(text, edits(text).setParameter("up/op/fill", "flow", "7 mL/min"));
    assertTrue(after.contains("{\"\uD83E\uDDEB\": 1, flow: 7 mL/min}   # by weight"), after);
  }

  @Test
  void middlesAreWithinLimitsAndShort() {
    for (PhaseType type : PhaseType.values()) {
      for (PhaseType.Parameter parameter : type.parameters(EquipmentClass.ROCKING_BAG)) {
        Quantity middle = Template.middle(parameter);
        assertTrue(middle.value() >= parameter.min() && middle.value() <= parameter.max());
        assertTrue(middle.toString().length() <= 16, middle.toString());
      }
    }
  }

  @Test
  void aLineBelongsToItsInnermostStep() {
    SourceMap map = SourceMap.of(SMALL).orElseThrow();
    List<String> lines = SMALL.lines().toList();
    int volume = lines.indexOf("              volume: 5 mL      # enough for two counts") + 1;
    assertEquals("up/op/sample", map.at(volume).orElseThrow().path());
    assertEquals("up/op", map.at(lines.indexOf("        title: Op") + 1).orElseThrow().path());
    assertTrue(map.at(1).isEmpty());
  }

  @Test
  void namesTheContentOfEveryPictureAndLeavesWhatIsNamed() {
    String text =
        """
        procedure:
          - picture: a.png # the label
            ask before:
              - {id: b, picture: "b.jpg"}
              - picture: c.png sha256:%s
              - picture: gone.png
        """
            .formatted("c0".repeat(32));
    EditOutcome outcome =
        RecipeEdits.of(text)
            .orElseThrow()
            .namePictures(
                name ->
                    name.equals("gone.png")
                        ? Optional.empty()
                        : Optional.of(name.substring(0, 1).repeat(64)));
    assertEquals(
        text.replace("a.png #", "a.png sha256:" + "a".repeat(64) + " #")
            .replace("\"b.jpg\"", "b.jpg sha256:" + "b".repeat(64)),
        ((EditOutcome.Edit) outcome).apply(text));
  }
}
