package org.cellstation.app.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.simulator.Equipment;
import org.cellstation.station.api.Calibrations.Need;
import org.cellstation.station.calibration.CalibrationPlan;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shipped configuration, and what is said about each way to spoil it.
final class ConfigurationTest {
  private static final String SHIPPED =
      new String(
          SimulatedConfiguration.at(
              Map.of(
                  "analytics", "serial:/dev/ttyS0?baud=19200&data=8&parity=none&stop=2",
                  "heating", "serial:/dev/ttyS1?baud=9600&data=8&parity=none&stop=1",
                  "gas", "tcp:127.0.0.1:502",
                  "weighing", "serial:/dev/ttyS2?baud=9600&data=8&parity=none&stop=1",
                  "pumping", "serial:/dev/ttyS3?baud=9600&data=8&parity=none&stop=1",
                  "rocking", "serial:/dev/ttyS4?baud=9600&data=7&parity=even&stop=1")),
          StandardCharsets.UTF_8);

  private static StationConfiguration read(String text) throws ConfigurationException {
    return StationConfigurationReader.read(
        "station.yaml", text.getBytes(StandardCharsets.UTF_8), new CataloguePorts());
  }

  @Test
  void readsTheShippedConfiguration() throws ConfigurationException {
    StationConfiguration station = read(SHIPPED);
    assertEquals(6, station.buses().size());
    assertEquals(13, station.units().getFirst().variables().size());
    assertEquals(9, station.units().getFirst().outputs().size());
  }

  @Test
  void aUnitTakesTheStrategyThatItNamesAndSaysWhereOneWasLookedFor() throws ConfigurationException {
    String other =
        SHIPPED.replace("class: rocking-bag\n", "class: rocking-bag\n    control: static\n");
    assertEquals("static", read(other).units().getFirst().control().name());
    var wrong =
        assertThrows(
            ConfigurationException.class,
            () -> read(other.replace("control: static", "control: our-bag")));
    assertTrue(wrong.faults().toString().contains("our-bag"), wrong.faults().toString());
  }

  /// Every bus of the cleanroom, at an address that a real one could have.
  @Test
  void readsTheShippedCleanroomWithItsFurtherVariables() throws ConfigurationException {
    Map<String, String> addresses = new LinkedHashMap<>();
    for (String serial :
        List.of(
            "probes",
            "gateway",
            "gas",
            "dosing",
            "pumping",
            "transfer",
            "weighing",
            "bottle",
            "heating",
            "cooling",
            "rocking",
            "scanner")) {
      addresses.put(serial, "serial:/dev/" + serial + "?baud=9600&data=8&parity=none&stop=1");
    }
    addresses.put("particles", "tcp:10.0.0.2:502");
    addresses.put("printer", "tcp:10.0.0.3:9100");
    addresses.put("supply", "tcp:10.0.0.4:3493");
    String text =
        new String(
            SimulatedConfiguration.at(Equipment.CLEANROOM, addresses), StandardCharsets.UTF_8);
    assertFalse(text.replace("${...}", "").contains("${"), "a bus has no address");
    StationConfiguration station = read(text);
    assertEquals(15, station.buses().size());
    assertEquals(31, station.units().getFirst().variables().size());
    assertEquals(12, station.units().getFirst().outputs().size());
  }

  @Test
  void aSlipForAMissingVariableIsNoFurtherVariable() {
    String spoiled = SHIPPED.replace("      rock rate: {source", "      rok rate: {source");
    var faults = assertThrows(ConfigurationException.class, () -> read(spoiled)).faults();
    assertTrue(
        faults.stream().anyMatch(f -> f.toString().contains("write `rock rate`")),
        faults.toString());
  }

  private static String tank() {
    return SHIPPED
        .replace("class: rocking-bag", "class: stirred-tank")
        .replace("      rock rate: {", "      stir rate: {")
        .replace("variable: rock rate", "variable: stir rate");
  }

  @Test
  void eachClassOfUnitHasItsOwnMotion() throws ConfigurationException {
    assertEquals("stirred-tank", read(tank()).units().getFirst().equipmentClass());
    List<String> faults = faults(SHIPPED.replace("class: rocking-bag", "class: stirred-tank"));
    assertTrue(
        has(faults, "the variable `stir rate` is missing", "a stirred tank needs it"),
        faults.toString());
    assertTrue(
        has(faults, "a stirred tank has no variable `rock rate`", "write `stir rate`"),
        faults.toString());
    assertTrue(
        has(faults, "a stirred tank has no output `rock rate`", "write `stir rate`"),
        faults.toString());
    faults = faults(SHIPPED.replace("class: rocking-bag", "class: static"));
    assertTrue(
        has(faults, "a static vessel has no output `rock rate`", "leave it out"),
        faults.toString());
    assertTrue(
        has(faults(SHIPPED.replace("class: rocking-bag", "class: shaker")), "shaker", "`static`"));
  }

  /// What is not on every unit is checked once it is there.
  @Test
  void whatMakesAUnitBetterIsCheckedWhenItIsThere() throws ConfigurationException {
    String more =
        tank()
            .replace(
                "      pH: {",
                "      N2 flow: {source: FIC-103.flow, low: 0, high: 100, decimals: 1,"
                    + " stale after: 5 s}\n      pH: {")
            .replace(
                "      pad setpoint: {",
                "      N2 flow: {to: FIC-103.setpoint, safe: 0}\n      pad setpoint: {");
    assertEquals(10, read(more).units().getFirst().outputs().size());
    List<String> faults = faults(more.replace("      N2 flow: {source", "      N3 flow: {source"));
    assertTrue(has(faults, "no variable `N3 flow`", "write `N2 flow`"), faults.toString());
    assertTrue(
        has(faults, "nothing shows what `N2 flow` comes to", "add the variable `N2 flow`"),
        faults.toString());
    faults =
        faults(
            SHIPPED.replace(
                "      pad setpoint: {",
                "      stir rate: {to: RK-101.rate, safe: 0}\n      pad setpoint: {"));
    assertTrue(has(faults, "a rocking bag has no output `stir rate`", "rock rate"));
  }

  /// Nothing is converted between an instrument and a loop.
  @Test
  void whatCountsInAnotherUnitThanItsLoopIsRefused() {
    List<String> faults = faults(SHIPPED.replace("source: WT-101.weight", "source: TIC-101.pad"));
    assertTrue(
        has(faults, "`TIC-101.pad` is in degC, but `weight` is in g", "counts in g"),
        faults.toString());
    faults = faults(SHIPPED.replace("to: P-101.channel1, safe", "to: RK-101.rate, safe"));
    assertTrue(
        has(faults, "`RK-101.rate` is in rpm, but `feed pump` is in mL/min", "mL/min"),
        faults.toString());
  }

  private static List<String> faults(String text) {
    var refused = assertThrows(ConfigurationException.class, () -> read(text));
    return refused.faults().stream().filter(f -> f.line() > 0).map(Object::toString).toList();
  }

  private static boolean has(List<String> faults, String what, String remedy) {
    return faults.stream().anyMatch(f -> f.contains(what) && f.contains(remedy));
  }

  @Test
  void everythingThatCanBeCalibratedIsListedAndNothingIsRequiredUnlessSaid()
      throws ConfigurationException {
    List<CalibrationPlan> shipped = read(SHIPPED).calibrations();
    assertEquals(
        List.of(
            "AT-101",
            "AT-102",
            "P-101.channel1",
            "P-101.channel2",
            "P-101.channel3",
            "P-101.channel4"),
        shipped.stream().map(CalibrationPlan::target).toList());
    assertTrue(shipped.stream().allMatch(plan -> plan.need() == Need.KEPT_UP));
    CalibrationPlan ph =
        read(SHIPPED
                + "calibrations:\n  - {unit: BR-1, of: pH, validity: 14 d, standards: [7.00, 10.01],"
                + " drift: 0.3}\n")
            .calibrations()
            .getFirst();
    assertEquals(Need.REQUIRED, ph.need());
    assertEquals(Duration.ofDays(14), ph.validity());
    assertEquals(List.of(7.00, 10.01), ph.standards());
    assertEquals(0.3, ph.limits().drift());
    assertEquals(92, ph.limits().slopeLowPercent());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "of: temperature | nothing is calibrated at",
        "of: pH, standards: [7.00, 4.01] | these standards cannot be used",
        "of: pH, standards: [7.00] | these standards cannot be used",
        "of: feed pump, standards: [0, 10] | these standards cannot be used",
        "of: feed pump, density: 0 | this is no density",
        "of: pH, validity: 30 mL | wrong unit",
        "of: pH, validity: 0 d | not longer than zero",
        "of: pH, slope low: 110 | nothing can be within these limits",
        "of: DO, offset: -1 | nothing can be within these limits",
        "of: DO, ofset: 1 | unknown field",
        "of: DO, required: maybe | maybe"
      })
  void saysWhatIsWrongWithACalibration(String item, String words) {
    var refused =
        assertThrows(
            ConfigurationException.class,
            () -> read(SHIPPED + "calibrations:\n  - {unit: BR-1, " + item + "}\n"));
    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "station: Simulated station | statoin: Simulated station | unknown field",
        "model: omron-e5cc | model: omron-e5xx | unknown model",
        "source: AT-101.pH, | source: AT-109.pH, | no instrument gives",
        "to: TIC-101.setpoint | to: TIC-101.output | no instrument takes",
        "safe: 37} | safe: 370} | outside what the device takes",
        "tcp:127.0.0.1:502 | tcp:127.0.0.1 | tcp",
        "stale after: 10 s | stale after: 10 mL | wrong unit",
        "above: 37.8 | above: warm | warm",
        "maximum weight: 1500 g | maximum weight: plenty | no quantity",
        "id: WT-101, | id: P-101, | there twice",
        "low: 0, high: 1600 | low: 1600, high: 0 | low is not below high",
        "variable: pH | variable: PH | no variable",
        "      pH: {source | #     pH: {source | is missing",
      })
  void saysWhatIsWrongAndWhere(String right, String wrong, String words) {
    assertTrue(SHIPPED.contains(right), "the shipped file changed: " + right);
    String spoiled = SHIPPED.replace(right, wrong);
    var faults = assertThrows(ConfigurationException.class, () -> read(spoiled)).faults();
    assertTrue(
        faults.stream().anyMatch(f -> f.line() > 0 && f.toString().contains(words)),
        faults.toString());
  }

  private static final String INTERLOCK =
      """
          interlocks:
            - id: feed-slow
              title: Feed too fast
              when: {variable: feed flow, above: 50, for: 10 s}
              then:
                - {output: feed pump, limit: 40}
              priority: medium
              cause: Somebody
              consequence: Something
              response: Do this
              time to respond: 5 min
      """;

  private static final String PERMISSIVE =
      """
          permissives:
            - id: feed-with-gas
              title: Feeding begins only with gas
              for: {output: feed pump}
              refuse while:
                - {variable: air flow, below: 10}
              response: Open the air supply.
      """;

  /// The unit stands at the end of the shipped file.
  private static String guarded(String right, String wrong) {
    String added = INTERLOCK + PERMISSIVE;
    assertTrue(added.contains(right), right);
    return SHIPPED + added.replace(right, wrong);
  }

  @Test
  void aSiteAddsInterlocksAndReplacesShippedOnesById() throws ConfigurationException {
    var shipped = read(SHIPPED).units().getFirst().interlocks();
    assertEquals(
        List.of(
            "overfill-weight",
            "overfill-volume",
            "content-unknown",
            "weight-lost",
            "culture-hot",
            "pad-hot",
            "pad-probe-lost",
            "feed-lost",
            "oxygen-high",
            "rocking-stopped",
            "bag-empty"),
        shipped.interlocks().stream().map(row -> row.id()).toList());
    var added = read(guarded("", "")).units().getFirst();
    assertEquals("feed-slow", added.interlocks().interlocks().getLast().id());
    assertEquals(12, added.interlocks().interlocks().size());
    assertEquals(shipped.permissives().size() + 1, added.interlocks().permissives().size());
    assertTrue(added.alarms().stream().anyMatch(a -> a.id().equals("BR-1.interlock.feed-slow")));
    var replaced = read(guarded("id: feed-slow", "id: bag-empty")).units().getFirst();
    assertEquals(11, replaced.interlocks().interlocks().size());
    assertEquals("Feed too fast", replaced.interlocks().interlocks().getLast().title());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "variable: feed flow, | variable: fed flow, | write `feed flow`",
        "above: 50, | above: 50, below: 3, | a cause needs one condition",
        "above: 50, for: 10 s | for: 10 s | a cause needs one condition",
        "above: 50, for: 10 s | dose above: 50 | within: 1 h",
        "above: 50, | above: plenty, | maximum weight",
        "for: 10 s | for: 10 mL | wrong unit",
        "variable: feed flow, above: 50, | content: known, | unknown",
        "variable: feed flow, above: 50, | instrument: XX-1, | measures nothing with `XX-1`",
        "variable: feed flow, above: 50, | loop: turbidity, off by: 1, | no loop `turbidity`",
        "variable: feed flow, above: 50, | loop: DO, | off by:",
        "when: {variable: feed flow, above: 50, for: 10 s} | when: {for: 10 s} | no cause is named",
        "output: feed pump, limit: 40 | output: fed pump, limit: 40 | write `feed pump`",
        "output: feed pump, limit: 40 | output: feed pump | what the output shall do",
        "output: feed pump, limit: 40 | output: feed pump, limit: 40, safe: yes | not clear",
        "output: feed pump, limit: 40 | output: feed pump, force: 4000 | outside what the device",
        "output: feed pump, limit: 40 | loop: DO, mode: auto | `manual`",
        "response: Do this | note: Do this | `response`",
        "priority: medium | priority: urgent | `high`",
        "for: {output: feed pump} | for: {pump: feed} | unknown field",
        "for: {output: feed pump} | for: {rest: 0} | nothing is named that may begin",
      })
  void saysWhatIsWrongWithAnInterlock(String right, String wrong, String words) {
    List<String> faults = faults(guarded(right, wrong));
    assertTrue(faults.stream().anyMatch(f -> f.contains(words)), faults.toString());
  }

  @Test
  void refusesInterlocksThatCouldTakeAllLifeSupportFromACulture() {
    List<String> faults =
        faults(
            guarded(
                "- {output: feed pump, limit: 40}",
                """
                - {output: pad setpoint, force: 10}
                          - {output: rock rate, force: 0}
                          - {output: air flow, force: 0}
                          - {output: O2 flow, force: 0}
                          - {output: CO2 flow, force: 0}"""));
    assertTrue(
        has(faults, "could stop temperature, agitation, gas of a culture", "let one of them go on"),
        faults.toString());
  }

  /// What is wrong with an instrument is said at the instrument, once for each option, and nothing
  /// is said about those who use it: least of all that they should use another one.
  @Test
  void saysEveryFaultOfAnInstrumentAndNothingOfWhatHangsOnIt() {
    List<String> faults =
        faults(
            SHIPPED.replace(
                    "model: hamilton-ph-arc, address: 1",
                    "model: hamilton-ph-arc, address: 300, colour: red, retries: 7, period: soon")
                + "calibrations:\n  - {unit: BR-1, of: pH}\n");
    assertEquals(4, faults.size(), faults.toString());
    assertTrue(has(faults, "option address is \"300\"", "a whole number 1 .. 32"));
    assertTrue(has(faults, "unknown option colour", "allowed are address"));
    assertTrue(has(faults, "option retries is \"7\"", "0 .. 1"));
    assertTrue(has(faults, "option period is \"soon\"", "an ISO 8601 duration"));
    assertTrue(faults.stream().noneMatch(f -> f.contains("AT-102")), faults.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "model: hamilton-ph-arc, model: hamilton-ph-ark",
    "model: hamilton-ph-arc, 'model: \"profile:nowhere\"'",
    "'model: ismatec-reglo-icc', 'model: ismatec-reglo-icc, max: 0'",
    "'model: ika-rocker', 'model: ika-rocker, max: -1'",
    "model: omron-e5cc, model: omron-e5xx"
  })
  void anInstrumentThatCannotBeMadeIsTheOnlyFault(String right, String wrong) {
    List<String> faults =
        faults(
            SHIPPED.replace(right, wrong)
                + "calibrations:\n  - {unit: BR-1, of: pH}\n  - {unit: BR-1, of: feed pump}\n");
    assertEquals(1, faults.size(), faults.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "visiferm-do, address: 2 | visiferm-do, address: 1 | AT-101 has the address 1 on this bus",
        "visiferm-do, address: 2 | visiferm-do | AT-101 has the address 1 on this bus already",
        "modbus, address: 2} | modbus, address: 03} | FIC-102 has the address 3 on this bus",
        "/dev/ttyS2?baud | /dev/ttyS1?baud | the bus heating hangs on this port already",
        "/dev/ttyS2?baud | /dev/../dev/./ttyS1?baud | the bus heating hangs on this port already",
        "serial:/dev/ttyS2?baud | rfc2217:localhost:502?baud | the bus gas hangs on this port"
      })
  void twoThatWouldAnswerForOneAnotherAreRefused(String right, String wrong, String words) {
    assertTrue(SHIPPED.contains(right), right);
    List<String> faults = faults(SHIPPED.replace(right, wrong));
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.getFirst().contains(words), faults.toString());
  }

  @Test
  void oneWithoutAnAddressHasItsBusForItself() {
    List<String> faults =
        faults(
            SHIPPED.replace(
                "      - {id: RK-101",
                "      - {id: WT-102, model: mettler-sics}\n      - {id: RK-101"));
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(has(faults, "nor WT-102 has an address", "a bus of its own"), faults.toString());
  }

  /// One letter decides between pH and oxygen.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AT-101.PH | write `AT-101.pH`",
        "AT-102.pH | use one of: AT-102.DO, AT-102.temperature",
        "AT-109.pH | there is no instrument `AT-109`; the same is at AT-101.pH",
        "AT-109.turbidity | there is no instrument `AT-109`; there are AT-101",
        "pH | there is no instrument `pH`; there are AT-101"
      })
  void neverProposesAnotherInstrumentForASlip(String source, String remedy) {
    List<String> faults = faults(SHIPPED.replace("source: AT-101.pH,", "source: " + source + ","));
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(has(faults, "no instrument gives `" + source + "`", remedy), faults.toString());
  }

  @Test
  void listsEveryFaultAtOnce() {
    String spoiled =
        SHIPPED
            .replace("model: omron-e5cc", "model: omron-e5xx")
            .replace("RK-101.rate, safe: 20}", "RK-101.rate, safe: 370}")
            .replace("low: 0, high: 1600", "low: 1600, high: 0");
    var faults = assertThrows(ConfigurationException.class, () -> read(spoiled)).faults();
    assertTrue(faults.size() >= 3, faults.toString());
  }
}
