package org.cellstation.recipes.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "2, d, 48, h",
    "90, min, 1.5, h",
    "1.5, L, 1500, mL",
    "0.9, kg, 900, g",
    "90, mL/h, 1.5, mL/min",
  })
  void convertsWithinADimension(double value, String from, double expected, String to) {
    Quantity converted = Units.convert(new Quantity(value, from), to).orElseThrow();
    assertEquals(expected, converted.value(), 1e-12);
  }

  @Test
  void neverConvertsBetweenDimensions() {
    for (String from : Units.symbols()) {
      for (String to : Units.symbols()) {
        boolean convertible = Units.convert(new Quantity(1, from), to).isPresent();
        assertEquals(Units.alternatives(from).contains(to), convertible, from + " to " + to);
      }
    }
    assertEquals(Optional.empty(), Units.convert(new Quantity(1, "g"), "mL"));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0 s", "PT90S, 90 s", "PT30M, 30 min", "PT36H, 36 h", "PT1.5S, 1.5 s"})
  void saysADurationAsARecipeWould(Duration duration, String text) {
    assertEquals(text, Units.text(duration));
  }

  @Test
  void everyParameterAndVariableIsInAKnownUnit() {
    for (EquipmentClass equipment : EquipmentClass.values()) {
      for (PhaseType type : PhaseType.values()) {
        for (PhaseType.Parameter parameter : type.parameters(equipment)) {
          assertTrue(Units.known(parameter.unit()), parameter::toString);
          assertTrue(parameter.min() < parameter.max(), parameter::toString);
          assertTrue(
              parameter.required()
                  || (parameter.preset() >= parameter.min()
                      && parameter.preset() <= parameter.max()),
              parameter::toString);
        }
      }
      for (PhaseType.Parameter motion : equipment.agitation()) {
        assertEquals(
            Optional.of(motion.unit()),
            ProcessVariable.named(motion.name()).map(ProcessVariable::unit),
            "what a phase sets in motion can be read back");
      }
    }
    for (ProcessVariable variable : ProcessVariable.values()) {
      assertTrue(Units.known(variable.unit()), variable.name());
    }
  }
}
