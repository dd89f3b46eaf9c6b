package org.cellstation.station.control;

import static org.cellstation.station.control.LoopMode.AUTO;
import static org.cellstation.station.control.LoopMode.CASCADE;
import static org.cellstation.station.control.LoopMode.MANUAL;
import static org.cellstation.station.control.LoopMode.OUT_OF_SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.cellstation.station.control.ModeTable.Command;
import org.cellstation.station.control.ModeTable.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeTableTest {
  /// The whole table, every cell: mode, command, with a master, without.
  private static final String[] TABLE = {
    "OUT_OF_SERVICE, TAKE_OUT, stays, stays",
    "OUT_OF_SERVICE, BY_HAND, MANUAL, MANUAL",
    "OUT_OF_SERVICE, BY_ITSELF, no, no",
    "OUT_OF_SERVICE, FOLLOW, no, no",
    "OUT_OF_SERVICE, VALUE_LOST, stays, stays",
    "MANUAL, TAKE_OUT, OUT_OF_SERVICE, OUT_OF_SERVICE",
    "MANUAL, BY_HAND, stays, stays",
    "MANUAL, BY_ITSELF, AUTO, AUTO",
    "MANUAL, FOLLOW, CASCADE, no",
    "MANUAL, VALUE_LOST, stays, stays",
    "AUTO, TAKE_OUT, OUT_OF_SERVICE, OUT_OF_SERVICE",
    "AUTO, BY_HAND, MANUAL, MANUAL",
    "AUTO, BY_ITSELF, stays, stays",
    "AUTO, FOLLOW, CASCADE, no",
    "AUTO, VALUE_LOST, MANUAL, MANUAL",
    "CASCADE, TAKE_OUT, OUT_OF_SERVICE, OUT_OF_SERVICE",
    "CASCADE, BY_HAND, MANUAL, MANUAL",
    "CASCADE, BY_ITSELF, AUTO, AUTO",
    "CASCADE, FOLLOW, stays, stays",
    "CASCADE, VALUE_LOST, MANUAL, MANUAL",
  };

  @Test
  void everyCellIsAsWritten() {
    Set<String> cells = new HashSet<>();
    for (String row : TABLE) {
      String[] cell = row.split(", ", -1);
      LoopMode mode = LoopMode.valueOf(cell[0]);
      Command command = Command.valueOf(cell[1]);
      cells.add(mode + " " + command);
      assertEquals(cell[2], word(ModeTable.on(mode, command, true)), row + ", with a master");
      assertEquals(cell[3], word(ModeTable.on(mode, command, false)), row + ", without");
    }
    assertEquals(LoopMode.values().length * Command.values().length, cells.size(), "all cells");
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Moved moved -> moved.to().name();
      case Outcome.Stays _ -> "stays";
      case Outcome.Refused refused -> {
        assertFalse(refused.why().isBlank());
        yield "no";
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "OUT_OF_SERVICE, TAKE_OUT",
    "MANUAL, BY_HAND",
    "AUTO, BY_ITSELF",
    "CASCADE, FOLLOW",
  })
  void eachModeHasItsCommand(LoopMode mode, Command command) {
    assertEquals(command, Command.to(mode));
  }

  private final Rig rig = new Rig();

  private void settled() {
    rig.bag.culture(37);
    rig.bag.transfer = 0.5;
    rig.bag.uptake = 0.4;
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.run(6);
  }

  /// Through every mode and back, no output moves by more than a second of control.
  @ParameterizedTest
  @ValueSource(strings = {"temperature", "pad", "DO", "rock rate", "pH"})
  void noChangeOfModeBumps(String loop) {
    settled();
    LoopMode home = rig.loop(loop).mode();
    for (LoopMode first : LoopMode.values()) {
      for (LoopMode second : LoopMode.values()) {
        for (LoopMode mode : new LoopMode[] {first, second, MANUAL, home}) {
          double pad = rig.output("pad setpoint");
          double rock = rig.output("rock rate");
          double co2 = rig.output("CO2 flow");
          double oxygen = rig.output("O2 flow");
          rig.control.setMode(loop, mode);
          rig.second();
          String change = loop + " " + first + " " + second + " " + mode;
          assertEquals(pad, rig.output("pad setpoint"), 0.1, change);
          assertEquals(rock, rig.output("rock rate"), 0.1, change);
          assertEquals(co2, rig.output("CO2 flow"), 0.1, change);
          assertEquals(oxygen, rig.output("O2 flow"), 0.5, change);
        }
        rig.run(0.05);
      }
    }
    assertEquals(home, rig.loop(loop).mode());
  }

  @Test
  void aMasterTracksASlaveThatDoesNotFollow() {
    settled();
    rig.control.setMode("pad", MANUAL);
    rig.control.setOutput("pad", 60);
    rig.second();
    assertEquals(35, rig.output("pad setpoint"), 1e-9);
    rig.second();
    assertEquals(60, rig.loop("temperature").outputPercent(), 1e-9);
    assertEquals("waits: pad is not in CASCADE", rig.loop("temperature").note());
    rig.run(1);
    rig.control.setMode("pad", CASCADE);
    rig.second();
    assertEquals(35, rig.output("pad setpoint"), 0.1);
    rig.run(6);
    assertEquals(37, rig.bag.culture, 0.1);
    assertEquals("", rig.loop("temperature").note());
  }

  @Test
  void theOthersShareTheDemandOfASlaveThatDoesNotFollow() {
    settled();
    rig.bag.uptake = 1;
    rig.control.setMode("rock rate", AUTO);
    double rate = rig.output("rock rate");
    rig.run(8);
    assertEquals(rate, rig.output("rock rate"), 0.1);
    assertEquals(rate, rig.loop("rock rate").setpoint(), 0.1);
    assertEquals(40, rig.bag.oxygenPercent, 2);
    assertTrue(rig.output("O2 flow") > 5);
  }

  @Test
  void aSlaveTakesASetpointOnlyWhenItDoesNotFollow() {
    settled();
    assertTrue(rig.control.setpoint("pad", 38).orElseThrow().contains("temperature"));
    rig.control.setMode("pad", AUTO);
    assertTrue(rig.control.setpoint("pad", 38).isEmpty());
    rig.second();
    assertEquals(38, rig.output("pad setpoint"), 1e-9);
  }

  @Test
  void aLoopOutOfServiceComesBackByWayOfManual() {
    settled();
    rig.control.setMode("pH", OUT_OF_SERVICE);
    assertTrue(rig.control.setMode("pH", AUTO).orElseThrow().contains("MANUAL first"));
    assertEquals(OUT_OF_SERVICE, rig.loop("pH").mode());
  }
}
