package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.Trigger;
import org.cellstation.simulator.fault.Watched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The building loses its mains: what stands, what a UPS carries, and what comes back by itself.
final class MainsTest {
  private final Skid skid = new Skid(SkidSettings.nominal());
  private final Operator operator = new Operator(skid);

  private void mainsLost(boolean lost) {
    skid.faults().set(Mains.SITE, Fault.MAINS_LOST, lost);
  }

  private void atWork() {
    operator.rock(20);
    operator.gasFlow(1, 200);
    operator.pump(1, 30);
    operator.rtu(operator.line("heating"), 1, 6, 0x2103, 400);
    operator.run(600, false);
  }

  @Test
  void withoutMainsAllStandsAndNothingAnswers() {
    atWork();
    double litres = skid.truth().millilitres();
    double pad = skid.truth().padCelsius();
    mainsLost(true);
    operator.run(60, false);
    assertEquals(0, skid.truth().rockPerMinute());
    assertEquals(0, skid.truth().feedFlow());
    assertEquals(litres, skid.truth().millilitres(), 0.1);
    assertTrue(skid.truth().padCelsius() < pad);
    assertEquals("", operator.weight());
    assertEquals(
        Map.of(Mains.SITE, Set.of(Fault.MAINS_LOST)),
        skid.faults().active(),
        "nothing else is wrong");
  }

  @Test
  void withTheMainsInstrumentsComeBackAsSwitchedOnThoughNobodyHasSpokenToThem() {
    atWork();
    mainsLost(true);
    operator.run(5, false);
    mainsLost(false);
    double litres = skid.truth().millilitres();
    operator.run(300, false);
    assertEquals(0, skid.truth().rockPerMinute());
    assertEquals(litres, skid.truth().millilitres(), 0.1, "the feed pump waits to be started");
    assertEquals(0, operator.flow(1), 0.5, "the gas valve waits for its set-point");
    operator.run(3600, false);
    assertTrue(skid.truth().padCelsius() < 25, "a set-point in RAM is forgotten");
    assertNotEquals("", operator.weight());
  }

  @Test
  void aFaultThatClearsDoesNotEndALossOfTheMainsNorTheOtherWayRound() {
    skid.faults().set("WT-101", Fault.POWER_LOST, true);
    mainsLost(true);
    operator.run(5, false);
    skid.faults().clear("WT-101");
    operator.run(5, false);
    assertEquals("", operator.weight());
    skid.faults().set("WT-101", Fault.POWER_LOST, true);
    mainsLost(false);
    operator.run(5, false);
    assertEquals("", operator.weight());
    skid.faults().clear("WT-101");
    assertNotEquals("", operator.weight());
  }

  @Test
  void aHeaterThatIsStuckOnGetsColdAndAValveThatLeaksLeaksOn() {
    atWork();
    skid.faults().set("TIC-101", Fault.HEATER_ON, true);
    skid.faults().set("FIC-102", Fault.MFC_LEAK, 20);
    operator.run(600, false);
    double oxygen = skid.truth().dissolvedOxygen();
    double pad = skid.truth().padCelsius();
    mainsLost(true);
    operator.run(1800, false);
    assertTrue(skid.truth().padCelsius() < pad - 2, "heated without power");
    mainsLost(false);
    operator.run(10, false);
    assertEquals(20, operator.flow(2), 1);
    assertTrue(skid.truth().dissolvedOxygen() > oxygen + 5, "pure oxygen went on coming in");
  }

  @ParameterizedTest
  @EnumSource(Equipment.class)
  void everySkidCanLoseItsMains(Equipment equipment) {
    Skid other = new Skid(SkidSettings.nominal().with(equipment));
    other.step(1);
    other.faults().set(Mains.SITE, Fault.MAINS_LOST, true);
    int minutes = 0;
    do {
      run(other, 1);
      minutes++;
    } while (!said(other, "weighing", "SI\r\n").isEmpty() && minutes < 100);
    // A battery for half an hour.
    assertEquals(equipment == Equipment.CLEANROOM ? 31 : 1, minutes);
  }

  @Test
  void aUpsThatWasEmptyChargesAndCarriesForAsLongAsItCould() {
    Skid cleanroom = new Skid(SkidSettings.nominal().with(Equipment.CLEANROOM));
    cleanroom.faults().set(Mains.SITE, Fault.MAINS_LOST, true);
    run(cleanroom, 25);
    assertTrue(status(cleanroom).contains("OB DISCHRG LB"), status(cleanroom));
    run(cleanroom, 10);
    assertEquals("", status(cleanroom), "its server had its power from it");
    cleanroom.faults().set(Mains.SITE, Fault.MAINS_LOST, false);
    // A quarter of its four hours of charging: seven and a half minutes.
    run(cleanroom, 60);
    assertTrue(status(cleanroom).contains("OL CHRG"), status(cleanroom));
    cleanroom.faults().set(Mains.SITE, Fault.MAINS_LOST, true);
    run(cleanroom, 7);
    assertTrue(status(cleanroom).contains("OB"), status(cleanroom));
    run(cleanroom, 1);
    assertEquals("", status(cleanroom));
  }

  @Test
  void aCompressorIsNotOnTheUps() {
    Skid cleanroom = new Skid(SkidSettings.nominal().with(Equipment.CLEANROOM));
    run(cleanroom, 1);
    cleanroom.faults().set(Mains.SITE, Fault.MAINS_LOST, true);
    run(cleanroom, 1);
    assertEquals("", said(cleanroom, "cooling", "{M01****\r\n"));
    assertTrue(said(cleanroom, "weighing", "SI\r\n").startsWith("S"));
  }

  @Test
  void scenariosLoseItByTimeAndByWhatThePlantComesTo() {
    Duration minute = Duration.ofMinutes(1);
    skid.play(
        new Scenario(
            List.of(
                new Scenario.Step(minute, minute, Mains.SITE, Fault.MAINS_LOST),
                new Scenario.Step(
                    new Trigger.When(
                        Watched.VOLUME, true, 100, Duration.ZERO, Duration.ZERO, false),
                    minute,
                    Mains.SITE,
                    Fault.MAINS_LOST,
                    Double.NaN))));
    operator.run(61, false);
    assertEquals("", operator.weight());
    operator.run(60, false);
    assertNotEquals("", operator.weight());
    operator.text(operator.line("pumping"), "1~1\r");
    operator.text(operator.line("pumping"), "1M\r");
    operator.pump(1, 50);
    operator.run(130, false);
    assertEquals(100, skid.truth().millilitres(), 2);
    assertEquals("", operator.weight());
    operator.run(60, false);
    assertNotEquals("", operator.weight());
    assertEquals(0, skid.truth().feedFlow());
  }

  private static void run(Skid skid, int minutes) {
    for (int i = 0; i < minutes * 60; i++) {
      skid.step(1);
    }
  }

  private static String status(Skid skid) {
    return said(skid, "supply", "GET VAR ups ups.status\n");
  }

  private static String said(Skid skid, String line, String asked) {
    byte[] bytes = asked.getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder heard = new StringBuilder();
    Objects.requireNonNull(skid.lines().get(line))
        .receive(
            bytes,
            0,
            bytes.length,
            (answer, offset, length) ->
                heard.append(new String(answer, offset, length, StandardCharsets.ISO_8859_1)));
    return heard.toString();
  }
}
