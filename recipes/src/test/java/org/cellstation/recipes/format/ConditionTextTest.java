package org.cellstation.recipes.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTextTest {
  @Test
  void readsEachForm() {
    Duration tenMinutes = Duration.ofMinutes(10);
    assertReads("after 0.5 h", new Condition.After(Duration.ofMinutes(30)));
    assertReads(
        "weight above 0.9 kg", new Condition.Above(ProcessVariable.WEIGHT, 900, Duration.ZERO));
    assertReads(
        "pad temperature  below 40 degC for 10 min",
        new Condition.Below(ProcessVariable.PAD_TEMPERATURE, 40, tenMinutes));
    assertReads(
        "temperature within 0.3 degC of {warm} for 10 min",
        new Condition.Within(ProcessVariable.TEMPERATURE, 0.3, 37, tenMinutes));
  }

  @ParameterizedTest
  @CsvSource({
    "after 30 min",
    "after 36 h",
    "DO below 40 % or after 90 s",
    "pH within 0.05 pH of 7.2 pH for 10 min or weight above 900 g or after 2 h",
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
      })
  void saysWhatIsWrong(String text, String expected) {
    Faults faults = new Faults("t");
    assertEquals(Optional.empty(), read(text, faults));
    String found = faults.all().toString();
    assertTrue(found.contains(expected), found);
  }

  @Test
  void aToleranceIncludesItsEnds() {
    var condition = new Condition.Within(ProcessVariable.PH, 0.1, 7.2, Duration.ZERO);
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
        YamlText.parse("warm: {value: 37 degC, min: 36 degC, max: 38 degC}", faults).orElseThrow();
    QuantityText quantities =
        new QuantityText(Formula.read(new Place(formula, 1, ""), faults), faults);
    return new ConditionText(quantities, faults, EquipmentClass.ROCKING_BAG)
        .read(text, new Place(new Scalar(1, ""), 1, ""));
  }
}
