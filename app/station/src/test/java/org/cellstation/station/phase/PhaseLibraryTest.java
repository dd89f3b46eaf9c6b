package org.cellstation.station.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.PhaseType.Parameter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The phases around the culture: what each does to a unit when all goes well, and when it does
/// not.
final class PhaseLibraryTest {
  private static final Instant ANY = Instant.EPOCH;
  private static final Duration LONG = Duration.ofDays(2);

  private final PaperBag bag = new PaperBag();

  private static Map<String, Double> usual(PhaseType type) {
    Map<String, Double> given = new HashMap<>();
    for (Parameter p : type.parameters(EquipmentClass.ROCKING_BAG)) {
      if (p.required()) {
        given.put(
            p.name(),
            switch (p.name()) {
              case "duration" -> 0.5;
              case "volume" -> 50.0;
              case "flow" -> 50.0;
              case "to weight" -> 300.0;
              case "heel" -> 20.0;
              case "temperature" -> 37.0;
              case "DO" -> 40.0;
              case "pH" -> 7.2;
              case "rock rate" -> 6.0;
              default -> Math.max(p.min(), 5);
            });
      }
    }
    return given;
  }

  private String waitingFor(Progress progress) {
    return assertInstanceOf(Progress.Continues.class, progress).waitingFor();
  }

  private String failed(Progress progress) {
    return assertInstanceOf(Progress.Failed.class, progress).reason();
  }

  /// Whatever a phase is doing, HOLD, STOP and ABORT leave the pumps still and life support on.
  @ParameterizedTest
  @Tag("F-10")
  @EnumSource(PhaseType.class)
  void holdStopAndAbortLeavePumpsStillAndLifeSupportOn(PhaseType type) {
    List<String> transitions = List.of("hold", "stop", "abort");
    for (String transition : transitions) {
      PaperBag one = new PaperBag();
      one.grams = 500;
      one.engaged = true;
      one.set("temperature", 37);
      one.set("DO", 40);
      one.set("pH", 7.2);
      EquipmentPhase phase = one.phase(type, usual(type));
      for (int second = 0; second < 80; second++) {
        if (!(one.scan(phase) instanceof Progress.Continues)) {
          break;
        }
      }
      Progress done =
          switch (transition) {
            case "hold" -> phase.holding(ANY);
            case "stop" -> phase.stopping(ANY);
            default -> phase.aborting(ANY);
          };
      assertEquals(Progress.DONE, done, transition);
      for (String pump : List.of("feed", "permeate", "inoculum", "harvest")) {
        assertEquals(0, one.pump(pump), transition + " " + pump);
      }
      assertEquals(0, one.gas, transition);
      assertTrue(one.engaged, transition);
    }
  }

  /// Without a usable weight nothing is pumped by weight.
  @ParameterizedTest
  @EnumSource(
      value = PhaseType.class,
      names = {
        "PRIME",
        "FILL",
        "THAW_AND_LOAD",
        "INOCULATE",
        "MEDIA_EXCHANGE",
        "SAMPLE",
        "WASH",
        "CONCENTRATE",
        "FORMULATE",
        "SEND",
        "DRAIN",
        "HARVEST"
      })
  void stopsItsPumpsWhileTheWeightIsNotMeasured(PhaseType type) {
    bag.grams = 500;
    EquipmentPhase phase = bag.phase(type, usual(type));
    bag.run(phase, Duration.ofSeconds(70));
    bag.lose("weight", Cause.NO_REPLY);
    assertTrue(waitingFor(bag.scan(phase)).contains("no reply"));
    for (String pump : List.of("feed", "permeate", "inoculum", "harvest")) {
      assertEquals(0, bag.pump(pump), pump);
    }
  }

  @Test
  void clearsTheLineOnlyWithoutCellsAndWithPumpsStill() {
    EquipmentPhase clearance = bag.phase(PhaseType.LINE_CLEARANCE, Map.of());
    bag.cells = true;
    assertTrue(failed(bag.scan(clearance)).contains("there are cells in the unit"));
    bag.cells = false;
    bag.pump("harvest", 5);
    assertEquals("harvest flow to stand still", waitingFor(bag.scan(clearance)));
    bag.pump("harvest", 0);
    assertEquals(Progress.DONE, bag.scan(clearance));
  }

  @Test
  void testsItselfForAnUnbrokenTime() {
    EquipmentPhase test = bag.phase(PhaseType.SELF_TEST, Map.of("time", 1.0));
    bag.run(test, Duration.ofSeconds(50));
    bag.lose("pH", Cause.NO_REPLY);
    assertEquals("pH no reply", waitingFor(bag.scan(test)));
    bag.find("pH");
    assertInstanceOf(Progress.Continues.class, bag.run(test, Duration.ofSeconds(59)));
    assertEquals(Progress.DONE, bag.scan(test));
  }

  @Test
  void aVesselWithoutPressureIsTightWhenItKeepsItsWeight() {
    Map<String, Double> given = Map.of("hold time", 5.0, "weight tolerance", 5.0);
    bag.grams = 100;
    assertEquals(Progress.DONE, bag.run(bag.phase(PhaseType.INTEGRITY_TEST, given), LONG));
    EquipmentPhase leaking = bag.phase(PhaseType.INTEGRITY_TEST, given);
    bag.run(leaking, Duration.ofMinutes(4));
    bag.grams = 94;
    assertTrue(failed(bag.scan(leaking)).contains("weight changed by 6.0 g"));
  }

  @Test
  void inflatesShutsOffAndFindsALeakByThePressure() {
    bag.alsoMeasures("head-space pressure");
    Map<String, Double> given =
        Map.of("hold time", 5.0, "test pressure", 3.0, "gas flow", 200.0, "pressure loss", 0.5);
    EquipmentPhase test = bag.phase(PhaseType.INTEGRITY_TEST, given);
    assertEquals("the pressure to reach 3.0 kPa", waitingFor(bag.scan(test)));
    assertEquals(200, bag.gas);
    bag.set("head-space pressure", 3.1);
    bag.scan(test);
    assertEquals(0, bag.gas, "shut off");
    bag.run(test, Duration.ofMinutes(3));
    bag.set("head-space pressure", 2.55);
    assertTrue(failed(bag.scan(test)).contains("fell by 0.55 kPa"));
    assertEquals(Progress.DONE, test.holding(ANY));
    bag.set("head-space pressure", 3.1);
    assertEquals(Progress.DONE, bag.run(test, LONG), "a person mended it");
  }

  @Test
  void aVesselThatDoesNotComeToItsPressureIsOpen() {
    bag.alsoMeasures("head-space pressure");
    EquipmentPhase test =
        bag.phase(PhaseType.INTEGRITY_TEST, Map.of("hold time", 5.0, "test pressure", 3.0));
    assertTrue(failed(bag.run(test, LONG)).contains("close all clamps"));
    assertEquals(0, bag.gas);
  }

  @Test
  void waitsForCalibrationsAndClosesTheDoorBehindIt() {
    EquipmentPhase calibrate = bag.phase(PhaseType.CALIBRATE, Map.of());
    bag.uncalibrated = "AT-101 (pH) is valid for 20 h";
    assertEquals(
        "AT-101 (pH) is valid for 20 h (screen Calibration)", waitingFor(bag.scan(calibrate)));
    assertTrue(bag.calibrating);
    bag.uncalibrated = "";
    assertEquals(Progress.DONE, bag.scan(calibrate));
    assertFalse(bag.calibrating);
  }

  @Test
  void primesUntilMediumComesAndNoFurtherThanTheLineHolds() {
    Map<String, Double> given = Map.of("line volume", 20.0, "flow", 10.0, "arrival", 5.0);
    assertEquals(Progress.DONE, bag.run(bag.phase(PhaseType.PRIME, given), LONG));
    assertEquals(5, bag.grams, 3);
    PaperBag clamped = new PaperBag();
    clamped.tubingBlocked = true;
    assertTrue(
        failed(clamped.run(clamped.phase(PhaseType.PRIME, given), LONG)).contains("no medium"));
    assertEquals(0, clamped.pump("feed"));
  }

  @Test
  void saysWhenThawedCellsTookLong() {
    Map<String, Double> quick = Map.of("volume", 50.0, "flow", 10.0, "within", 30.0);
    assertEquals(Progress.DONE, bag.run(bag.phase(PhaseType.THAW_AND_LOAD, quick), LONG));
    assertTrue(bag.cells);
    assertEquals(List.of(), bag.messages);
    PaperBag slow = new PaperBag();
    assertEquals(
        Progress.DONE,
        slow.run(
            slow.phase(
                PhaseType.THAW_AND_LOAD, Map.of("volume", 50.0, "flow", 1.0, "within", 30.0)),
            LONG));
    assertTrue(slow.messages.getFirst().contains("30 min were allowed"), slow.messages::toString);
  }

  @Test
  void incubatesInSlowMotionAndGivesTheMotionBack() {
    bag.grams = 200;
    bag.setpoints.put("rock rate", 15.0);
    EquipmentPhase activate =
        bag.phase(
            PhaseType.ACTIVATE,
            Map.of(
                "duration",
                1.0,
                "temperature",
                37.0,
                "DO",
                60.0,
                "pH",
                7.1,
                "rock rate",
                5.0,
                "reagent volume",
                20.0,
                "flow",
                5.0));
    bag.run(activate, Duration.ofMinutes(30));
    assertEquals(5, bag.setpoints.get("rock rate"));
    assertEquals(60, bag.setpoints.get("DO"));
    assertEquals(220, bag.grams, 3);
    assertEquals(0, bag.pump("inoculum"));
    assertEquals(Progress.DONE, bag.run(activate, LONG));
    assertEquals(60.0, bag.active.toSeconds() / 60.0, 1.0);
    assertEquals(15, bag.setpoints.get("rock rate"));
  }

  @Test
  void exchangesMediumOnceAndNeverLaysTheCellsDry() {
    bag.grams = 500;
    Map<String, Double> given = Map.of("volume", 300.0, "flow", 50.0, "least weight", 100.0);
    EquipmentPhase exchange = bag.phase(PhaseType.MEDIA_EXCHANGE, given);
    double lowest = bag.grams;
    Progress progress = Progress.CONTINUES;
    while (progress instanceof Progress.Continues) {
      progress = bag.scan(exchange);
      lowest = Math.min(lowest, bag.grams);
    }
    assertEquals(Progress.DONE, progress);
    assertEquals(200, lowest, 25);
    assertEquals(500, bag.grams, 25);
    PaperBag small = new PaperBag();
    small.grams = 350;
    assertTrue(
        failed(small.run(small.phase(PhaseType.MEDIA_EXCHANGE, given), LONG))
            .contains("would leave less than 100 g"));
    assertEquals(0, small.pump("permeate"));
  }

  @Test
  void exchangesTheRestAfterARestartOfTheProgram() {
    bag.grams = 500;
    Map<String, Double> given = Map.of("volume", 300.0, "flow", 50.0);
    EquipmentPhase before = bag.phase(PhaseType.MEDIA_EXCHANGE, given);
    bag.run(before, Duration.ofMinutes(9));
    double grams = bag.grams;
    assertNotEquals(500, grams, 20);
    assertEquals(Progress.DONE, bag.run(bag.phase(PhaseType.MEDIA_EXCHANGE, given), LONG));
    assertEquals(500, bag.grams, 25);
  }

  @Test
  void washesAtConstantWeightAndThenConcentrates() {
    bag.grams = 400;
    EquipmentPhase wash = bag.phase(PhaseType.WASH, Map.of("volume", 600.0, "flow", 20.0));
    bag.run(wash, Duration.ofMinutes(10));
    assertEquals(20, bag.pump("permeate"));
    assertEquals(Progress.DONE, bag.run(wash, LONG));
    assertEquals(400, bag.grams, 5);
    assertEquals(31.0, bag.active.toSeconds() / 60.0, 1.0);
    EquipmentPhase concentrate =
        bag.phase(PhaseType.CONCENTRATE, Map.of("to weight", 100.0, "flow", 20.0));
    assertEquals(Progress.DONE, bag.run(concentrate, LONG));
    assertEquals(100, bag.grams, 10);
  }

  @Test
  @Tag("F-09")
  void stopsWashingWhenTheWeightRunsAway() {
    bag.grams = 400;
    EquipmentPhase wash = bag.phase(PhaseType.WASH, Map.of("volume", 600.0, "flow", 20.0));
    bag.run(wash, Duration.ofMinutes(10));
    bag.grams = 330;
    assertTrue(failed(bag.run(wash, LONG)).contains("while washing"));
    assertEquals(0, bag.pump("permeate") + bag.pump("feed"));
  }

  @Test
  void formulatesCooler() {
    bag.grams = 100;
    EquipmentPhase formulate =
        bag.phase(PhaseType.FORMULATE, Map.of("volume", 50.0, "flow", 20.0, "temperature", 22.0));
    assertEquals(Progress.DONE, bag.run(formulate, LONG));
    assertEquals(150, bag.grams, 10);
    assertEquals(22, bag.setpoints.get("temperature"));
  }

  @Test
  @Tag("F-10")
  void coolsAndHoldsWithGasAndMotionOn() {
    bag.engaged = true;
    EquipmentPhase hold =
        bag.phase(PhaseType.COOL_AND_HOLD, Map.of("temperature", 20.0, "duration", 2.0));
    assertEquals(Progress.DONE, bag.run(hold, LONG));
    assertEquals(20, bag.setpoints.get("temperature"));
    assertEquals(120.0, bag.active.toSeconds() / 60.0, 1.0);
    assertTrue(bag.engaged);
  }

  @Test
  void drainsWhatIsLeftButNeverCells() {
    bag.grams = 300;
    bag.engaged = true;
    bag.cells = true;
    EquipmentPhase drain = bag.phase(PhaseType.DRAIN, Map.of("flow", 100.0));
    assertTrue(failed(bag.scan(drain)).contains("never drained"));
    assertTrue(bag.engaged);
    bag.cells = false;
    assertEquals(Progress.DONE, bag.run(drain, LONG));
    assertEquals(20, bag.grams, 2);
    assertFalse(bag.engaged);
  }

  @Test
  void receivesWhatAnotherUnitSends() {
    bag.grams = 100;
    EquipmentPhase receive =
        bag.phase(PhaseType.RECEIVE, Map.of("volume", 200.0, "tolerance", 10.0));
    bag.run(receive, Duration.ofMinutes(3));
    assertTrue(bag.cells, "cells may come with it");
    assertEquals(0, bag.pump("inoculum"));
    bag.grams = 292;
    assertEquals(Progress.DONE, bag.run(receive, Duration.ofMinutes(5)));
  }

  @Test
  void waitsAndNotifies() {
    assertEquals(Progress.DONE, bag.run(bag.phase(PhaseType.WAIT, Map.of("duration", 0.1)), LONG));
    assertEquals(6, bag.active.toMinutes());
    assertEquals(Progress.DONE, bag.scan(bag.phase(PhaseType.NOTIFY, Map.of())));
    assertEquals(List.of("the step's title"), bag.messages);
  }

  @ParameterizedTest
  @EnumSource(
      value = PhaseType.class,
      names = {"SCAN_MATERIALS", "PROMPT", "DECISION", "SIGNATURE"})
  void whatIsAskedIsAllThereIs(PhaseType type) {
    assertEquals(Progress.DONE, bag.scan(bag.phase(type, Map.of())));
  }
}
