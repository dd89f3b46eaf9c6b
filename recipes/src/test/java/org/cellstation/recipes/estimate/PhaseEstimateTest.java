package org.cellstation.recipes.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.PhaseType.Parameter;
import org.cellstation.recipes.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseEstimateTest {
  private static Map<String, Quantity> parameters(PhaseType type, String given) {
    Map<String, Quantity> values = new HashMap<>();
    for (Parameter p : type.parameters(EquipmentClass.ROCKING_BAG)) {
      values.put(p.name(), new Quantity(p.required() ? p.min() : p.preset(), p.unit()));
    }
    for (String one : given.isBlank() ? List.<String>of() : List.of(given.split(";", -1))) {
      String[] parts = one.split("=", -1);
      values.computeIfPresent(
          parts[0].strip(), (_, old) -> new Quantity(Double.parseDouble(parts[1]), old.unit()));
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // phase | parameters | before | min | medium | cells | out | after | limit
        "FILL | volume=900;flow=90 | 0 | 11 | 900 | 0 | 0 | 900 | ''",
        "PRIME | line volume=45;flow=10;arrival=5 | 0 | 6 | 50 | 0 | 0 | 5 | ''",
        "INOCULATE | volume=100;flow=25 | 900 | 5 | 0 | 100 | 0 | 1000 | ''",
        "PERFUSE | duration=48;rate=1.5 | 1000 | 2880 | 3000 | 0 | 3000 | 1000 | ''",
        "ACTIVATE | duration=2;reagent volume=20 | 200 | 120 | 0 | 20 | 0 | 220 | ''",
        "MEDIA_EXCHANGE | volume=300;flow=50 | 500 | 14 | 300 | 0 | 300 | 500 | ''",
        "MEDIA_EXCHANGE | volume=450;flow=50 | 500 | 20 | 450 | 0 | 450 | 500 | leaves 50 mL on the cells, less than 100 g",
        "WASH | volume=600;flow=20 | 400 | 31 | 600 | 0 | 600 | 400 | ''",
        "CONCENTRATE | to weight=100;flow=20 | 400 | 16 | 0 | 0 | 300 | 100 | ''",
        "CONCENTRATE | to weight=500;flow=20 | 400 | 1 | 0 | 0 | 0 | 400 | finds nothing to take out of 400 mL",
        "SAMPLE | volume=5;flow=5 | 3 | 1.6 | 0 | 0 | 3 | 0 | takes 5 mL out of 3 mL",
        "HARVEST | flow=100;heel=20 | 1020 | 11 | 0 | 0 | 1000 | 20 | ''",
        "EQUILIBRATE | temperature=37;stable time=10 | 900 | 40 | 0 | 0 | 0 | 900 | ''",
        "WAIT | duration=2 | 900 | 120 | 0 | 0 | 0 | 900 | ''",
      })
  void reckonsTimeAndMaterialAndLimits(
      PhaseType type,
      String given,
      double before,
      double minutes,
      double medium,
      double cells,
      double out,
      double after,
      String limit) {
    PhaseEstimate estimate = PhaseEstimate.simulate(type, parameters(type, given), before);
    assertEquals(minutes, estimate.duration().toSeconds() / 60.0, 1e-9);
    assertEquals(medium, estimate.mediumMl(), 1e-9);
    assertEquals(cells, estimate.cellsAndReagentsMl(), 1e-9);
    assertEquals(out, estimate.outMl(), 1e-9);
    assertEquals(after, estimate.contentMl(), 1e-9);
    assertEquals(limit.isEmpty() ? List.of() : List.of(limit), estimate.limits());
  }

  /// What goes in and what comes out is what is there afterwards; a line that is primed keeps some.
  @ParameterizedTest
  @EnumSource(
      value = PhaseType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PRIME", "RECEIVE"})
  void nothingIsLostInAnyPhase(PhaseType type) {
    PhaseEstimate estimate = PhaseEstimate.simulate(type, parameters(type, ""), 700);
    assertEquals(
        700 + estimate.mediumMl() + estimate.cellsAndReagentsMl() - estimate.outMl(),
        estimate.contentMl(),
        1e-9);
  }

  @Test
  void aUnitThatReceivesHasItAfterwards() {
    assertEquals(
        300,
        PhaseEstimate.simulate(PhaseType.RECEIVE, parameters(PhaseType.RECEIVE, "volume=200"), 100)
            .contentMl());
  }
}
