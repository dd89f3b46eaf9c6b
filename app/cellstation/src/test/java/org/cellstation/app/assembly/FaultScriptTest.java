package org.cellstation.app.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fault scenarios as a person writes them.
final class FaultScriptTest {
  private static final String GOOD =
      """
      faults:
        - {at: 2 h, for: 90 s, site: AT-101, fault: exception-4}
        - {at: 0 s, for: 10 min, site: analytics, fault: vanished}
      """;

  private static Scenario read(String text) throws InputException {
    return FaultScript.parse(
        "faults.yaml",
        text.getBytes(StandardCharsets.UTF_8),
        new Skid(SkidSettings.nominal()).faults().possible());
  }

  @Test
  void readsWhenHowLongWhereAndWhat() throws InputException {
    assertEquals(
        List.of(
            new Scenario.Step(
                Duration.ofHours(2), Duration.ofSeconds(90), "AT-101", Fault.EXCEPTION_4),
            new Scenario.Step(Duration.ZERO, Duration.ofMinutes(10), "analytics", Fault.VANISHED)),
        read(GOOD).steps());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "at: 2 h | at: soon | faults.yaml:2: faults/#1/at: `soon` is no quantity",
        "at: 2 h | at: -2 h | write a time from 0 s",
        "at: 2 h | at: 2 mL | wrong unit",
        "for: 90 s | lasts: 90 s | unknown field",
        "site: AT-101 | site: AT-11 | write `AT-101`",
        "site: AT-101 | site: reactor | use one of: analytics, heating",
        "fault: exception-4 | fault: exeption-4 | write `exception-4`",
        "fault: exception-4 | fault: unplugged | `unplugged` cannot happen to AT-101",
        "fault: vanished | fault: silent | `silent` cannot happen to analytics",
        "faults: | fault: | the field `faults` is missing",
      })
  void saysWhatIsWrongWhereAndWhatToWrite(String right, String wrong, String words) {
    assertTrue(GOOD.contains(right), right);
    var refused = assertThrows(InputException.class, () -> read(GOOD.replace(right, wrong)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(words), message);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var refused =
        assertThrows(
            InputException.class,
            () ->
                FaultScript.read(
                    Path.of("no-such.yaml"), new Skid(SkidSettings.nominal()).faults().possible()));
    assertTrue(String.valueOf(refused.getMessage()).contains("no-such.yaml"));
  }
}
