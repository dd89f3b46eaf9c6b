package org.cellstation.app.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cellstation.app.assembly.InputException;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultSetTextTest {
  private static final Sites SITES = Sites.of(SkidSettings.nominal());

  private static final String GOOD =
      """
      title: Trouble
      nominal:
        expect:
          outcome: complete
      runs:
        - id: drift
          title: The pH probe creeps away
          donor: 3
          faults:
            - at: 40 % of culture
              for: 12 h
              measures: pH
              fault: drift
              amount: 0.02 pH/h
          power cuts:
            - {at: 2 h, for: 20 min}
          operator:
            answers after: 3 h
          expect:
            outcome: complete or held
            alarms: [pH.high]
            within:
              - temperature 34 to 38.5 degC but for 20 min
      """;

  private static FaultSet read(String text) throws InputException {
    return read(text, RecipeNames.NONE);
  }

  private static FaultSet read(String text, RecipeNames recipe) throws InputException {
    return FaultSetText.parse("set.yaml", text.getBytes(StandardCharsets.UTF_8), SITES, recipe);
  }

  private static RecipeNames shipped(String id) {
    return RecipeNames.of(recipe(id).recipe());
  }

  private static ReadResult.Valid recipe(String id) {
    byte[] text = RecipeLibrary.text(id).orElseThrow().getBytes(StandardCharsets.UTF_8);
    return assertInstanceOf(ReadResult.Valid.class, RecipeReader.read(id, text));
  }

  @Test
  void readsWhatGoesWrongAndWhatIsExpected() throws InputException {
    FaultSet.Run run = read(GOOD).runs().getFirst();
    assertEquals(3, run.donor());
    assertEquals(Duration.ofHours(3), run.manner().answer());
    assertEquals(Gate.AT_HAND.acknowledge(), run.manner().acknowledge());
    // From hour 10 to hour 20 cells are in: 40 % is hour 14.
    Scenario.Step step = run.scenario(new Course(36_000, 72_000, 80_000)).steps().getFirst();
    assertEquals(new Trigger.At(Duration.ofHours(14)), step.trigger());
    assertEquals("AT-101", step.site());
    assertEquals(0.02, step.amount(), 1e-12);
    assertEquals(Duration.ofHours(2), run.cuts().getFirst().moment().in(new Course(0, 1, 1)));
    Expectation expected = run.expected();
    assertTrue(expected.outcome().allows("HELD") && !expected.outcome().allows("ABORTED"));
    assertEquals(1200, expected.bounds().getFirst().butForSeconds());
    assertTrue(!expected.bounds().getFirst().holds(38.6));
  }

  /// Each line spoils the good text; the mistake is named with the line where it stands.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          measures: pH                 | measures: pX               | 12 | measures no
          fault: drift                 | fault: unplugged           | 13 | cannot happen
          amount: 0.02 pH/h            | amount: 3 mL               | 14 | no unit of this
          at: 40 % of culture          | at: 140 % of culture       | 10 | after the end
          at: 40 % of culture          | at: 40 % of lunch          | 10 | number
          for: 12 h                    | for: soon                  | 11 | number
          outcome: complete or held    | outcome: whatever          | 20 | not accepted
          alarms: [pH.high]            | alarms: [pH.hihg]          | 21 | pH.high
          temperature 34 to 38.5 degC  | warmth 34 to 38.5 degC     | 23 | nothing of the plant
          temperature 34 to 38.5 degC  | temperature 39 to 34 degC  | 23 | no room
          temperature 34 to 38.5 degC  | temperature 34 to 38.5 mL  | 23 | no unit of this
          temperature 34 to 38.5 degC  | temperature around 36      | 23 | no bound
          id: drift                    | id: Drift!                 | 6  | not accepted
          answers after: 3 h           | answer after: 3 h          | 18 | unknown field
          title: Trouble               | tilte: Trouble             | 1  | tilte
          """)
  void namesEachMistakeWithItsLine(String good, String bad, int line, String words) {
    var mistake = assertThrows(InputException.class, () -> read(GOOD.replace(good, bad)));
    String message = String.valueOf(mistake.getMessage());
    assertTrue(message.contains("set.yaml:" + line) && message.contains(words), message);
  }

  @Test
  void aRunInWhichNothingGoesWrongIsAMistake() {
    var mistake =
        assertThrows(
            InputException.class,
            () -> read("title: x\nruns:\n  - {id: a, title: b, expect: {outcome: complete}}\n"));
    assertTrue(String.valueOf(mistake.getMessage()).contains("set.yaml:3"));
  }

  @Test
  void aScenarioIsOneRunThatMustComplete() throws InputException {
    FaultSet set = read("faults:\n  - {at: 1 h, for: 5 min, site: AT-101, fault: silent}\n");
    assertEquals(1, set.runs().size());
    assertEquals(Expectation.COMPLETE, set.runs().getFirst().expected());
  }

  @Test
  void theSetOfTheDocumentationCanBePlayed() throws InputException, IOException {
    String page = Files.readString(Path.of("../../docs/rehearsal.md"));
    String set = page.substring(page.indexOf("```yaml") + 8);
    FaultSet read = read(set.substring(0, set.indexOf("```")));
    assertEquals("FIC-102", read.runs().getFirst().faults().getFirst().fault().site());
  }

  private static final String DECISIONS =
      """
      title: Decisions
      out of reach:
        - what: manufacture/released otherwise
          why: shown on the day of the training
      runs:
        - id: decide
          title: Decides otherwise
          operator:
            answers:
              viability: [90, 75]
              too-few: one more day of culture
              harvest-release: rejected
          expect: {outcome: complete}
      """;

  @Test
  void readsWhatIsDecidedAndWhatIsOutOfReach() throws InputException {
    FaultSet set = read(DECISIONS, shipped("car-t-rocking-bag"));
    assertEquals(
        Map.of(
            "viability", List.of("90", "75"),
            "too-few", List.of("one more day of culture"),
            "harvest-release", List.of("rejected")),
        set.runs().getFirst().manner().answers());
    assertEquals("shown on the day of the training", set.outOfReach().getFirst().why());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          viability: [90, 75]       | viabilty: 75            | 10 | viability
          viability: [90, 75]       | viability: [90, 175]    | 10 | a number from
          viability: [90, 75]       | viability: high         | 10 | a number from
          one more day of culture   | two more days           | 11 | one of harvest what there is
          harvest-release: rejected | harvest-release: no     | 12 | one of approved, rejected
          manufacture/released otherwise  | manufacture/released otherwie | 3  | manufacture/released otherwise
          """)
  void anAnswerThatNobodyAsksForIsAMistake(String good, String bad, int line, String words) {
    var mistake =
        assertThrows(
            InputException.class,
            () -> read(DECISIONS.replace(good, bad), shipped("car-t-rocking-bag")));
    String message = String.valueOf(mistake.getMessage());
    assertTrue(message.contains("set.yaml:" + line) && message.contains(words), message);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void whatShipsWithARecipeFitsIt(String id) throws InputException {
    var own = FaultSetText.shipped(id, SITES, shipped(id));
    if (own.isPresent()) {
      FaultSet both = FaultSetText.standard(SITES).and(own.get());
      assertEquals(6 + own.get().runs().size(), both.runs().size());
      assertEquals(64, both.sha256().length());
    }
  }

  @ParameterizedTest
  @CsvSource({"msc-microcarriers,MSC", "ipsc-to-islet,IPSC", "t-cell-expansion,T_CELLS"})
  void theCellsAreThoseTheRecipeIsFor(String id, CultureKind cells, @TempDir Path folder)
      throws InputException, IOException {
    Path own = folder.resolve(id + ".faults.yaml");
    assertEquals(cells, Gate.culture(recipe(id), own));
    Files.writeString(own, "title: Ours\nculture: islets\n");
    assertEquals(CultureKind.ISLETS, Gate.culture(recipe(id), own));
  }

  static List<String> recipes() {
    return RecipeLibrary.ids();
  }

  @ParameterizedTest
  @EnumSource(Equipment.class)
  void theStandardSetFitsEverySkid(Equipment equipment) throws InputException {
    FaultSet set = FaultSetText.standard(Sites.of(SkidSettings.nominal().with(equipment)));
    assertEquals(6, set.runs().size());
    assertEquals(64, set.sha256().length());
  }
}
