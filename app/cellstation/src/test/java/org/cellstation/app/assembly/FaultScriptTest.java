package org.cellstation.app.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Amount;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultCommands;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.Trigger;
import org.cellstation.simulator.fault.Watched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
        new Skid(SkidSettings.nominal()).faults());
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

  private static final String DEPENDING =
      """
      faults:
        - {when: "viable > 5e6 /mL", for: 1 h, site: AT-101, fault: bias, amount: 0.2 pH}
        - {when: "glucose < 5 mM for 10 min", after: 30 min, for: 5 min, repeat: yes, site: vessel, fault: leak, amount: 2 mL/min}
        - {at: 3 h, for: 1 d, site: AT-101.temperature, fault: drift, amount: -0.5 degC/h}
      """;

  @Test
  void readsWhatItWaitsForAndHowMuchGoesWrong() throws InputException {
    assertEquals(
        List.of(
            new Scenario.Step(
                new Trigger.When(Watched.VIABLE, true, 5, Duration.ZERO, Duration.ZERO, false),
                Duration.ofHours(1),
                "AT-101",
                Fault.BIAS,
                0.2),
            new Scenario.Step(
                new Trigger.When(
                    Watched.GLUCOSE,
                    false,
                    5,
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    true),
                Duration.ofMinutes(5),
                "vessel",
                Fault.LEAK,
                2),
            new Scenario.Step(
                new Trigger.At(Duration.ofHours(3)),
                Duration.ofDays(1),
                "AT-101.temperature",
                Fault.DRIFT,
                -0.5)),
        read(DEPENDING).steps());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Watched.class)
  void everyTruthCanBeWaitedForInItsUnit(Watched truth) throws InputException {
    String condition = truth.text() + " > 3 " + truth.unit();
    var step = read(DEPENDING.replace("viable > 5e6 /mL", condition)).steps().getFirst();
    assertEquals(
        new Trigger.When(truth, true, 3, Duration.ZERO, Duration.ZERO, false), step.trigger());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "when: \"viable > 5e6 /mL\", | at: 1 h, when: \"viable > 5e6 /mL\", | faults.yaml:2: faults/#1: has two beginnings",
        "when: \"viable > 5e6 /mL\", | repeat: no, | faults/#1: has no beginning",
        "at: 3 h | at: 3 h, after: 3 min | faults/#3/after: belongs to",
        "at: 3 h | at: 3 h, repeat: yes | faults/#3/repeat: belongs to",
        "repeat: yes | repeat: often | repeat",
        "viable > 5e6 /mL | viable | is no condition",
        "viable > 5e6 /mL | viable = 5e6 /mL | is no condition",
        "viable > 5e6 /mL | viability2 > 5 % | write 'viability'",
        "viable > 5e6 /mL | oxygen > 5 % | nothing of the plant is called 'oxygen'",
        "viable > 5e6 /mL | viable > many | 'many' is no number",
        "viable > 5e6 /mL | viable > 5e6 | is without a unit",
        "viable > 5e6 /mL | viable > 5e6 mL | write it in /mL, 1e6/mL",
        "glucose < 5 mM for 10 min | glucose < 5 mM for ever | 'ever' is no quantity",
        "glucose < 5 mM for 10 min | glucose < 5 mM for -3 min | write a time from 0 s",
        "glucose < 5 mM for 10 min | glucose < 5 g/L for 10 min | write it in mM, mmol/L",
        "after: 30 min | after: soon | faults/#2/after: 'soon' is no quantity",
        "amount: 0.2 pH | amount: 0.2 degC | faults/#1/amount: '0.2 degC' is in no unit of this",
        "amount: 0.2 pH | amount: 0 | cannot be of this size",
        "amount: 2 mL/min | amount: -2 mL/min | 'leak' cannot be of this size",
        "amount: -0.5 degC/h | amount: -0.5 degC | write it in degC/h",
        "fault: bias, | fault: stuck, | 'stuck' has no size",
      })
  void saysWhatIsWrongWithConditionsAndAmounts(String right, String wrong, String words) {
    assertTrue(DEPENDING.contains(right), right);
    var refused = assertThrows(InputException.class, () -> read(DEPENDING.replace(right, wrong)));
    String message = String.valueOf(refused.getMessage()).replace('`', '\'');
    assertTrue(message.contains(words), message);
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
        "site: AT-101 | site: reactor | use one of: AT-101, AT-101.temperature",
        "fault: exception-4 | fault: exeption-4 | write `exception-4`",
        "fault: exception-4 | fault: unplugged | `unplugged` cannot happen to AT-101",
        "fault: vanished | fault: stuck | `stuck` cannot happen to analytics",
        "faults: | fault: | the field `faults` is missing",
      })
  void saysWhatIsWrongWhereAndWhatToWrite(String right, String wrong, String words) {
    assertTrue(GOOD.contains(right), right);
    var refused = assertThrows(InputException.class, () -> read(GOOD.replace(right, wrong)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(words), message);
  }

  /// A drift of a pump, a rocker, a counter or a battery among them: `rpm/h`, `mL/min/h`, `1/m3/h`.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Equipment.class)
  void everySizeThatAnySiteOfASkidKnowsCanBeWrittenInItsUnit(Equipment equipment)
      throws InputException {
    Faults faults = new Skid(SkidSettings.nominal().with(equipment)).faults();
    StringBuilder text = new StringBuilder("faults:\n");
    List<Scenario.Step> expected = new ArrayList<>();
    faults
        .possible()
        .forEach(
            (site, possible) ->
                possible.stream()
                    .filter(fault -> fault.amount() != Amount.NONE)
                    .forEach(
                        fault -> {
                          text.append(
                              "  - {at: 1 h, for: 1 h, site: %s, fault: %s, amount: 1.5 %s}%n"
                                  .formatted(site, fault.text(), faults.unit(site, fault)));
                          Trigger at = new Trigger.At(Duration.ofHours(1));
                          expected.add(
                              new Scenario.Step(at, Duration.ofHours(1), site, fault, 1.5));
                        }));
    byte[] written = text.toString().getBytes(StandardCharsets.UTF_8);
    assertEquals(expected, FaultScript.parse("faults.yaml", written, faults).steps());
    assertTrue(expected.size() > 40, expected.size() + " sizes");
    FaultCommands commands = new FaultCommands(faults);
    for (Scenario.Step step : expected) {
      String unit = faults.unit(step.site(), step.fault());
      String line = step.site() + " " + step.fault().text() + " on";
      assertTrue(commands.carryOut(line + " 1.5 " + unit).startsWith(line + ", 1.5 " + unit));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RK-101, rpm/h, 1/min/h",
    "P-101.channel1, mL/min/h, mL/min",
    "P-102, rpm/h, rpm",
    "P-103, %/h, mL/min/h",
    "AT-201.5um, 1/m3/h, 1/m3",
    "UPS-101, %/h, %"
  })
  void aDriftOfWhatIsReportedIsWrittenInItsUnitAnHour(String site, String right, String wrong)
      throws InputException {
    Faults faults = new Skid(SkidSettings.nominal().with(Equipment.CLEANROOM)).faults();
    String line = "faults: [{at: 1 h, for: 1 h, site: %s, fault: drift, amount: -2.5 %s}]%n";
    byte[] good = line.formatted(site, right).getBytes(StandardCharsets.UTF_8);
    assertEquals(-2.5, FaultScript.parse("f", good, faults).steps().getFirst().amount());
    byte[] bad = line.formatted(site, wrong).getBytes(StandardCharsets.UTF_8);
    var refused = assertThrows(InputException.class, () -> FaultScript.parse("f", bad, faults));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("write it in " + right), message);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var refused =
        assertThrows(
            InputException.class,
            () ->
                FaultScript.read(
                    Path.of("no-such.yaml"), new Skid(SkidSettings.nominal()).faults()));
    assertTrue(String.valueOf(refused.getMessage()).contains("no-such.yaml"));
  }
}
