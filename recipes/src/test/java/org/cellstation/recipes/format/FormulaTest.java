package org.cellstation.recipes.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.FormulaParameter.Kind;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  private static final String RECIPE =
      """
      format: 1
      id: sized
      version: 1.0.0
      title: Sized recipe
      author: test
      description: Fills a bag and warms it.
      equipment class: rocking-bag
      batch size: {value: 1 L, min: 0.5 L, max: 1500 mL}
      formula:
        medium volume: {kind: input, value: 0.9 L, min: 0.8 L, max: 0.95 L, scaled: true}
        temperature: {kind: process, value: 37 degC, min: 36 degC, max: 38 degC}
        pump flow: {value: 60 mL/min, min: 30 mL/min, max: 90 mL/min}
        target: {value: 2 1e6/mL, min: 1 1e6/mL, max: 4 1e6/mL}
        seeded cells: {kind: output, unit: 1e6/mL, from: viable cells, min: 0.1 1e6/mL, max: 1 1e6/mL}
        lot: {kind: output, unit: '%', from: viability}
      procedure:
        - id: up
          title: Unit procedure
          unit: bioreactor
          operations:
            - id: op
              title: Operation
              phases:
                - id: fill
                  title: Fill
                  phase: fill
                  parameters: {volume: {medium volume}, flow: {pump flow}}
                  until: weight > 890 g
                - id: warm
                  title: Warm
                  phase: equilibrate
                  parameters:
                    temperature: {temperature}
                    DO: 40 %
                    pH: 7.2 pH
                    rock rate: 15 rpm
                    gas flow: 200 mL/min
                - id: count
                  title: Count
                  phase: sample
                  parameters: {volume: 5 mL, flow: 5 mL/min}
                  ask after:
                    - id: result
                      text: Enter the count.
                      fields:
                        viable cells: 0 to 9 1e6/mL
                        viability: 0 to 100 %
                - id: again
                  title: Count again
                  phase: sample
                  parameters: {volume: 5 mL, flow: 5 mL/min}
                  until: entered viable cells >= {target}
      """;

  @Test
  @Tag("F-03")
  void everyParameterHasItsKindUnitRangeAndDescription() {
    Recipe recipe = valid(BatchValues.NONE);
    assertEquals(
        List.of(Kind.INPUT, Kind.PROCESS, Kind.PROCESS, Kind.PROCESS),
        recipe.formula().stream().map(FormulaParameter::kind).toList());
    FormulaParameter temperature = named(recipe, "temperature");
    assertEquals("37 degC", temperature.value().toString());
    assertEquals("36 to 38 degC", temperature.range().toString());
    assertEquals("20 to 40 degC", String.valueOf(temperature.hard()));
    assertNull(named(recipe, "target").hard(), "no phase takes it");
    assertEquals("0.01 to 50 L", String.valueOf(named(recipe, "medium volume").hard()));
  }

  @Test
  @Tag("F-03")
  void whatTheBatchYieldsIsNamedInTheFormula() {
    Recipe recipe = valid(BatchValues.NONE);
    assertEquals("seeded cells", recipe.outputs().getFirst().name());
    assertEquals("viable cells", recipe.outputs().getFirst().field());
    assertEquals("0.1 to 1 1e6/mL", String.valueOf(recipe.outputs().getFirst().expected()));
    assertNull(recipe.outputs().getLast().expected());
  }

  @ParameterizedTest
  @Tag("F-03")
  @CsvSource({
    "'',      0.9 L,  900 mL,  0.8 to 0.95 L",
    "1 L,     0.9 L,  900 mL,  0.8 to 0.95 L",
    "0.5 L,   0.45 L, 450 mL,  0.4 to 0.475 L",
    "1500 mL, 1.35 L, 1350 mL, 1.2 to 1.425 L",
    "1.1 L,   0.99 L, 990 mL,  0.88 to 1.045 L"
  })
  void onlyWhatIsMarkedGrowsWithTheBatchAndItsRangeWithIt(
      String size, String value, String used, String range) {
    Recipe recipe = valid(new BatchValues(Map.of(), size));
    FormulaParameter volume = named(recipe, "medium volume");
    assertEquals(value, volume.value().toString());
    assertEquals(range, volume.range().toString());
    assertEquals(used, phase(recipe, 0).parameters().get("volume") + "");
    assertEquals("60 mL/min", named(recipe, "pump flow").value().toString());
    assertEquals("37 degC", named(recipe, "temperature").value().toString());
  }

  @Test
  @Tag("F-03")
  void aBatchHasItsOwnValuesInPhasesAndConditions() {
    Recipe recipe =
        valid(
            new BatchValues(
                Map.of("temperature", "36.5 degC", "target", "3e6 /mL", "pump flow", "1800 mL/h"),
                ""));
    assertEquals("30 mL/min", named(recipe, "pump flow").value().toString());
    assertEquals("36.5 degC", phase(recipe, 1).parameters().get("temperature") + "");
    assertEquals("entered viable cells >= 3 1e6/mL", phase(recipe, 3).until() + "");
    assertFalse(named(recipe, "temperature").deviates());
  }

  @ParameterizedTest
  @Tag("F-03")
  @Tag("B-05")
  @CsvSource({
    // value, faulty, deviates
    "36 degC,      false, false",
    "38 degC,      false, false",
    "38.001 degC,  false, true",
    "35.999 degC,  false, true",
    "40 degC,      false, true",
    "20 degC,      false, true",
    "40.001 degC,  true,  true",
    "19.999 degC,  true,  true",
    "NaN degC,     true,  true",
    "Infinity degC, true, true",
    "37 %,         true,  true",
    "37,           true,  true",
    "'',           true,  true",
    "warm,         true,  true",
    "1e99 degC,    true,  true"
  })
  void aValueOutOfRangeIsADeviationAndOutsideThePhaseNoneAtAll(
      String value, boolean faulty, boolean deviates) {
    ReadResult read = read(RECIPE, new BatchValues(Map.of("temperature", value), ""));
    assertEquals(faulty, read instanceof ReadResult.Faulty, read::toString);
    if (read instanceof ReadResult.Valid ok) {
      assertEquals(deviates, named(ok.recipe(), "temperature").deviates());
    }
  }

  @Test
  @Tag("F-03")
  void aScaledValueIsJudgedByItsScaledRange() {
    var values = new BatchValues(Map.of("medium volume", "0.9 L"), "0.5 L");
    assertTrue(named(valid(values), "medium volume").deviates());
    var fitting = new BatchValues(Map.of("medium volume", "0.46 L"), "0.5 L");
    assertFalse(named(valid(fitting), "medium volume").deviates());
  }

  @Test
  void anUnknownNameAnOutputAndAnUnguardedDeviationAreFaults() {
    assertFault(
        "write `temperature`", RECIPE, new BatchValues(Map.of("temperatur", "37 degC"), ""));
    assertFault("which the batch itself makes", RECIPE, new BatchValues(Map.of("lot", "3 %"), ""));
    assertFault(
        "the recipe allows 1 to 4 1e6/mL",
        RECIPE,
        new BatchValues(Map.of("target", "5 1e6/mL"), ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.4 L | outside what the recipe is made for - take 0.5 to 1.5 L",
        "1.6 L | outside what the recipe is made for",
        "1 kg  | wrong unit",
        "1     | has no unit"
      })
  void aBatchSizeOutsideTheRecipeIsRefused(String size, String why) {
    assertFault(why, RECIPE, new BatchValues(Map.of(), size));
  }

  @Test
  void aBatchSizeForARecipeWithoutIsRefused() {
    String without =
        RECIPE.lines().filter(line -> !line.startsWith("batch size")).toList().stream()
            .reduce("", (a, b) -> a + b + "\n")
            .replace(", scaled: true", "");
    assertFault("the recipe states none", without, new BatchValues(Map.of(), "1 L"));
    assertInstanceOf(ReadResult.Valid.class, read(without, BatchValues.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: input, | kind: inputs, | the kind `inputs` is unknown - write `input`",
        "kind: process, | kind: output, | the field `unit` is missing",
        "scaled: true | scaled: yes | `yes` is not accepted - write `true` where",
        "max: 38 degC | max: 38 degC, scaled: true | does not grow with the batch",
        "max: 38 degC | max: 38 degC, from: x | `from` belongs to an output only",
        "from: viability | from: vaibility | no question asks for a number `vaibility` - write `viability`",
        "unit: '%' | unit: rpm | `viability` is asked for in %, not in rpm",
        "unit: '%' | unit: parts | the unit `parts` is unknown",
        "unit: '%' | unit: '%', value: 3 % | `value` belongs to an input",
        "unit: '%' | unit: '%', min: 3 % | has only one limit",
        "max: 1500 mL | max: 80 L | the formula lets `medium volume` be 76 L, which is out of range",
        "value: 1 L, | value: 3 L, | 3 L is outside its own limits",
        "value: 1 L, min: 0.5 L, max: 1500 mL | value: 1 h, min: 1 h, max: 2 h | a volume or a mass above zero",
        "batch size: | batch sise: | write `batch size`",
        "volume: {medium volume} | volume: {lot} | `{lot}` is an output",
        "until: weight > 890 g | until: weight > {lot} | `{lot}` is an output"
      })
  void whatIsWrongIsSaidWithItsRemedy(String right, String wrong, String fault) {
    assertTrue(RECIPE.contains(right), right);
    assertFault(fault, RECIPE.replace(right, wrong), BatchValues.NONE);
  }

  @Test
  void scalingWithoutABatchSizeIsAFault() {
    assertFault(
        "add `batch size:`", RECIPE.replaceAll("(?m)^batch size.*\n", ""), BatchValues.NONE);
  }

  private static FormulaParameter named(Recipe recipe, String name) {
    return recipe.formula().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private static PhaseStep phase(Recipe recipe, int at) {
    return recipe.procedure().getFirst().operations().getFirst().phases().get(at);
  }

  private static void assertFault(String expected, String recipe, BatchValues values) {
    ReadResult read = read(recipe, values);
    List<Fault> faults = assertInstanceOf(ReadResult.Faulty.class, read).faults();
    assertTrue(
        faults.stream().anyMatch(fault -> fault.toString().contains(expected)),
        () -> expected + " is not in " + faults);
    assertTrue(faults.stream().allMatch(fault -> fault.line() > 0), faults::toString);
  }

  private static Recipe valid(BatchValues values) {
    ReadResult read = read(RECIPE, values);
    return assertInstanceOf(ReadResult.Valid.class, read, read::toString).recipe();
  }

  private static ReadResult read(String recipe, BatchValues values) {
    return RecipeReader.read("t.yaml", recipe.getBytes(UTF_8), values);
  }
}
