package org.cellstation.station.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.station.alarm.AlarmDefinition.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-02")
class AlarmDefinitionTest {
  @Test
  void aCompleteDefinitionHasNoFaults() {
    assertEquals(List.of(), Story.high("t.high", "temperature", 38, 0.2).faults());
    assertEquals(List.of(), Story.diagnostic("t.bad", "temperature").faults());
    assertEquals(List.of(), Story.condition("link").faults());
  }

  @Test
  void everythingAnOperatorNeedsIsMandatoryAndNamedAtOnce() {
    AlarmDefinition empty =
        new AlarmDefinition(
            " ",
            "BR-1",
            "",
            "",
            Kind.HIGH,
            Double.NaN,
            -1,
            Duration.ofSeconds(-1),
            Duration.ofHours(2),
            AlarmPriority.LOW,
            false,
            "",
            " ",
            "",
            "",
            Duration.ZERO);
    assertEquals(
        List.of(
            "an alarm without id: give it an id",
            "an alarm without id: HIGH needs a variable",
            "an alarm without id: HIGH needs a limit",
            "an alarm without id: deadband >= 0",
            "an alarm without id: on delay between 0 and 1 h",
            "an alarm without id: off delay between 0 and 1 h",
            "an alarm without id: message, what the operator reads",
            "an alarm without id: cause, what usually leads to it",
            "an alarm without id: consequence of doing nothing",
            "an alarm without id: response, what the operator shall do",
            "an alarm without id: time to respond above zero"),
        empty.faults());
  }

  @Test
  void aConditionHasNeitherVariableNorLimit() {
    AlarmDefinition wrong =
        new AlarmDefinition(
            "x",
            "",
            "temperature",
            "",
            Kind.CONDITION,
            5,
            0,
            Duration.ZERO,
            Duration.ZERO,
            AlarmPriority.LOW,
            false,
            "m",
            "c",
            "c",
            "r",
            Duration.ofMinutes(5));
    assertEquals(
        List.of("alarm x: CONDITION has no variable", "alarm x: CONDITION has no limit"),
        wrong.faults());
  }

  @Test
  void theEngineRefusesWrongAndDoubleDefinitions() {
    AlarmDefinition alarm = Story.high("t.high", "temperature", 38, -0.2);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new AlarmEngine(List.of(alarm, alarm), change -> {}));
    assertTrue(String.valueOf(refused.getMessage()).contains("deadband"));
    assertTrue(String.valueOf(refused.getMessage()).contains("defined twice"));
  }
}
