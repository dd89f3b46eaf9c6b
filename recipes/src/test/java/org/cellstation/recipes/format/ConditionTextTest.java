package org.cellstation.recipes.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Condition.Relation;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.Operand;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTextTest {
  private static final Asked ANSWERS = new Asked();

  static {
    ANSWERS.add(
        List.of(
            new Question(
                "count",
                "",
                "",
                List.of(
                    new Question.Measured("viability", 0, 100, "%", null),
                    new Question.Measured("viable cell density", 0, 100, "1e6/mL", null),
                    new Question.Choice("next step", List.of("go on", "wash again"))),
                false,
                "",
                null),
            new Question("harvest-approval", "", "", List.of(), false, "approval", null)));
  }

  private static final Operand WEIGHT = new Operand.Measured(ProcessVariable.WEIGHT);
  private static final Operand PH = new Operand.Measured(ProcessVariable.PH);

  @Test
  void readsEachForm() {
    Duration tenMinutes = Duration.ofMinutes(10);
    assertReads("after 0.5 h", new Condition.After(Duration.ofMinutes(30)));
    assertReads("weight above 0.9 kg", new Condition.Compared(WEIGHT, Relation.ABOVE, 900));
    assertReads("weight>=0.9 kg", new Condition.Compared(WEIGHT, Relation.AT_LEAST, 900));
    assertReads(
        "pad temperature  below 40 degC for 10 min",
        new Condition.Lasting(
            new Condition.Compared(
                new Operand.Measured(ProcessVariable.PAD_TEMPERATURE), Relation.BELOW, 40),
            tenMinutes));
    assertReads(
        "temperature within 0.3 degC of {warm} for 10 min",
        new Condition.Lasting(
            new Condition.Within(new Operand.Measured(ProcessVariable.TEMPERATURE), 0.3, 37),
            tenMinutes));
    assertReads(
        "entered viable cell density >= 2.0e6 /mL and culture age > 2 d",
        new Condition.AllOf(
            List.of(
                new Condition.Compared(
                    new Operand.Entered("viable cell density", "1e6/mL"), Relation.AT_LEAST, 2),
                new Condition.Compared(new Operand.CultureAge(), Relation.ABOVE, 48))));
  }

  @Test
  void readsWhatAPersonChose() {
    assertReads(
        "chosen next step = wash  again or chosen harvest-approval = rejected",
        new Condition.AnyOf(
            List.of(
                new Condition.Chosen(new Operand.Entered("next step", ""), "wash again"),
                new Condition.Chosen(new Operand.Entered("harvest-approval", ""), "rejected"))));
    assertEquals(
        "chosen next step = go on",
        new Condition.Chosen(new Operand.Entered("next step", ""), "go on").toString());
  }

  @Test
  void andBindsMoreThanOrAndForOnlyToWhatIsRightBefore() {
    Condition heavy = new Condition.Compared(WEIGHT, Relation.ABOVE, 900);
    Condition sour = new Condition.Compared(PH, Relation.BELOW, 7);
    Condition late = new Condition.After(Duration.ofMinutes(5));
    Duration minute = Duration.ofMinutes(1);
    assertReads(
        "after 5 min or weight > 900 g and pH < 7 pH for 1 min",
        new Condition.AnyOf(
            List.of(
                late, new Condition.AllOf(List.of(heavy, new Condition.Lasting(sour, minute))))));
    assertReads(
        "(weight > 900 g and pH < 7 pH) for 1 min",
        new Condition.Lasting(new Condition.AllOf(List.of(heavy, sour)), minute));
    assertReads(
        "not (after 5 min or pH < 7 pH) and weight > 900 g",
        new Condition.AllOf(
            List.of(new Condition.Not(new Condition.AnyOf(List.of(late, sour))), heavy)));
  }

  @ParameterizedTest
  @CsvSource({
    "after 30 min",
    "after 36 h",
    "DO < 40 % or after 90 s",
    "pH within 0.05 pH of 7.2 pH for 10 min or weight > 900 g or after 2 h",
    "entered viability >= 80 % and (DO < 40 % or not DO > 60 %)",
    "(weight > 900 g and pH <= 7 pH) for 10 min",
    "not (culture age > 48 h for 1 min)",
  })
  void aConditionSaysWhatItsTextSaid(String text) {
    assertEquals(Optional.of(text), read(text, new Faults("t")).map(Condition::toString));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "after | a quantity is missing",
        "after 0 min | `0 min` is no time",
        "after 30 degC | in the wrong unit, degC - use d, h, min, s",
        "weight | `weight` is no condition",
        "weight above | a quantity is missing",
        "weight above 900 | `900` has no unit - add a unit: g, kg",
        "weight above 900 mL | in the wrong unit, mL - use g, kg",
        "weight above 900 g for | a quantity is missing",
        "weight above 900 g for ever | `ever` is no quantity",
        "mass above 900 g | `mass` is unknown",
        "Weight above 900 g | `Weight` is unknown - write `weight`",
        "weight above {heavy} | `{heavy}` is not in the formula",
        "weight above {warm} | `{warm}` is in the wrong unit, degC",
        "pH within 0.1 pH | does not say of what",
        "pH within -0.1 pH of 7.2 pH | nothing is within -0.1 pH",
        "after 3 min or | `` is no condition",
        "or after 3 min | `` is no condition",
        "above 3 g | `above 3 g` is no condition",
        "weight > > 3 g | `> 3 g` is no quantity",
        "weight > 3 g for 1 min for 2 min | `for` is too much",
        "(weight > 3 g | a `)` is missing",
        "weight > 3 g) | `)` is too much",
        "weight > 3 g and | `` is no condition",
        "not | `` is no condition",
        "weight 3 g > 2 g | `weight 3 g` is unknown",
        "weight > pH | `pH` is no quantity",
        "viability > 80 % | write `entered viability`",
        "entered viabilty > 80 % | asks for a number `viabilty` before this phase ends - write `viability`",
        "entered viability > 80 g | in the wrong unit, g - use %",
        "System.exit(0) | `System.exit` is no condition",
        "chosen next step | does not say what",
        "chosen next step = stop | `stop` cannot be chosen for `next step` - use one of: go on",
        "chosen nxt step = go on | lets a person choose `nxt step` before this - write `next step`",
        "entered next step > 3 % | asks for a number `next step`",
        "weight > 1e999 g | is no quantity",
      })
  void saysWhatIsWrong(String text, String expected) {
    Faults faults = new Faults("t");
    assertEquals(Optional.empty(), read(text, faults));
    String found = faults.all().toString();
    assertTrue(found.contains(expected), found);
  }

  @Test
  void refusesAnAvalancheOfParentheses() {
    Faults faults = new Faults("t");
    assertEquals(Optional.empty(), read("(".repeat(100_000) + "after 3 min", faults));
    assertTrue(faults.all().toString().contains("nested more than 20 deep"));
    assertEquals(1, faults.all().size());
  }

  @Test
  void aToleranceIncludesItsEnds() {
    var condition = new Condition.Within(PH, 0.1, 7.2);
    assertTrue(condition.holdsFor(7.1));
    assertTrue(condition.holdsFor(7.3));
    assertTrue(!condition.holdsFor(7.3001));
    assertTrue(!condition.holdsFor(Double.NaN));
  }

  private static void assertReads(String text, Condition expected) {
    Faults faults = new Faults("t");
    assertEquals(Optional.of(expected), read(text, faults), () -> faults.all().toString());
  }

  private static Optional<Condition> read(String text, Faults faults) {
    YamlNode formula =
        YamlText.parse("formula: {warm: {value: 37 degC, min: 36 degC, max: 38 degC}}", faults)
            .orElseThrow();
    QuantityText quantities =
        new QuantityText(Formula.read(new Place(formula, 1, ""), BatchValues.NONE, faults), faults);
    return new ConditionText(quantities, faults, EquipmentClass.ROCKING_BAG)
        .read(text, ANSWERS, new Place(new Scalar(1, ""), 1, ""));
  }
}
