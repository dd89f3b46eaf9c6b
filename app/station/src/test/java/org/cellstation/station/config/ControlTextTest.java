package org.cellstation.station.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.text.Fault;
import org.cellstation.station.control.ControlStrategy;
import org.cellstation.station.control.Equipment;
import org.cellstation.station.control.Limits;
import org.cellstation.station.control.LoopDefinition;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.equipment.UnitClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ControlTextTest {
  private static final String GOOD =
      """
      control: mine
      loops:
        - id: temperature
          variable: temperature
          unit: degC
          life support: "yes"
          set-points: {from: 20, to: 40}
          moves:
            - {to: pad, from: 0, until: 100, low: 20, high: 45, gain: 8, integral: 3500 s}
          safe: {to: pad, at: 37}
        - id: pad
          variable: pad temperature
          unit: degC
          set-points: {from: 20, to: 45}
          master: temperature
          passes: {to: pad setpoint, low: 20, high: 45}
      """;

  private static Equipment equipment(EquipmentClass kind, boolean everything) {
    UnitClass unit = UnitClass.of(kind);
    Set<String> variables = new HashSet<>();
    Map<String, Limits> outputs = new HashMap<>();
    for (UnitClass.Point point : unit.variables()) {
      if (everything || point.required()) {
        variables.add(point.name());
      }
    }
    for (UnitClass.Output output : unit.outputs()) {
      if (everything || output.required()) {
        outputs.put(output.name(), new Limits(0, 1000));
      }
    }
    return new Equipment(variables, outputs);
  }

  private static List<String> loops(EquipmentClass kind, boolean everything) {
    return new UnitControl("U", ControlText.shipped(kind.text()), equipment(kind, everything))
        .loops().stream().map(LoopStatus::name).toList();
  }

  @ParameterizedTest
  @EnumSource(EquipmentClass.class)
  void everyClassHasAStrategyThatItsSmallestUnitCanRun(EquipmentClass kind) {
    ControlStrategy strategy = ControlText.shipped(kind.text());
    assertEquals(kind.text(), strategy.name());
    assertEquals(List.of(), strategy.fit(equipment(kind, false)).missing());
    assertTrue(strategy.loops().size() <= 12);
    List<String> names = loops(kind, false);
    assertTrue(names.containsAll(List.of("temperature", "pad", "DO", "pH", "gas flow", "weight")));
    assertTrue(!names.contains("glucose") && !names.contains("CSPR"), names.toString());
  }

  @ParameterizedTest
  @EnumSource(EquipmentClass.class)
  void aUnitThatMeasuresItsCellsPerfusesByThem(EquipmentClass kind) {
    List<String> names = loops(kind, true);
    assertTrue(names.contains("CSPR"), names.toString());
    assertTrue(!names.contains("glucose"), "one master alone: " + names);
  }

  @Test
  void withoutCellsTheGlucoseLoopIsTheMaster() {
    Equipment all = equipment(EquipmentClass.STIRRED_TANK, true);
    Set<String> blind = new HashSet<>(all.variables());
    blind.remove("capacitance");
    var control =
        new UnitControl(
            "U", ControlText.shipped("stirred-tank"), new Equipment(blind, all.outputs()));
    LoopStatus perfusion =
        control.loops().stream()
            .filter(l -> l.name().equals("perfusion"))
            .findFirst()
            .orElseThrow();
    assertEquals("glucose", perfusion.master());
  }

  @Test
  void partsOfASplitRangeThatTheUnitLacksAreLeftOut() {
    ControlStrategy tank = ControlText.shipped("stirred-tank");
    assertEquals(3, moves(tank, equipment(EquipmentClass.STIRRED_TANK, false)));
    assertEquals(4, moves(tank, equipment(EquipmentClass.STIRRED_TANK, true)));
  }

  private static int moves(ControlStrategy strategy, Equipment equipment) {
    return strategy.fit(equipment).loops().stream()
        .filter(loop -> loop.name().equals("DO"))
        .map(loop -> (LoopDefinition.Feedback) loop.law())
        .mapToInt(law -> law.moves().size())
        .sum();
  }

  @Test
  void readsWhatASiteWrites() throws ConfigurationException {
    ControlStrategy own =
        ControlText.read("control/mine.yaml", GOOD.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of("temperature", "pad"), own.loops().stream().map(LoopDefinition::name).toList());
  }

  /// What is written instead, and what is then said; the line is that of the fault.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "until: 100 | until: 90 | 8 | the parts end at 90.0 and 0.0 %",
        "to: pad, from: 0 | to: pad, from: 10 | 8 | does not begin where the one before it ends",
        "low: 20, high: 45, gain | low: 45, high: 20, gain | 9 | `low` is not below `high`",
        "gain: 8 | gain: 0 | 9 | the gain is 0",
        "integral: 3500 s | integral: 0 s | 9 | a gain schedule needs rising points",
        "integral: 3500 s | integral: 3500 | 9 | has no unit",
        "at: 37 | at: 60 | 10 | the safe value is outside what the loop moves",
        "{to: pad, at | {to: bad, at | 10 | the loop does not move `bad`",
        "master: temperature | master: temprature | 15 | there is no loop `temprature`",
        "master: temperature | master: pad | 15 | `pad` does not move `pad`",
        "id: pad | id: temperature | 11 | the loop `temperature` is there twice",
        "from: 20, to: 40 | from: 40, to: 20 | 7 | `from` is not below `to`",
        "passes: { | moves: { | 16 | a group of fields stands here",
        "life support: | live support: | 6 | unknown field",
      })
  void saysWhatIsWrongWhere(String good, String bad, int line, String said) {
    String text = GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad);
    var wrong =
        assertThrows(
            ConfigurationException.class,
            () -> ControlText.read("mine.yaml", text.getBytes(StandardCharsets.UTF_8)));
    assertTrue(
        wrong.faults().stream()
            .anyMatch(fault -> fault.line() == line && fault.what().contains(said)),
        wrong.faults().toString());
    for (Fault fault : wrong.faults()) {
      assertTrue(!fault.remedy().isBlank(), fault.toString());
    }
  }

  private static final String FEED =
      """
      control: mine
      loops:
        - id: feed
          variable: capacitance
          unit: mL/min
          set-points: {from: 0.01, to: 50}
          feeds:
            to: feed pump
            RATE
            hold: {on: DO, below: 20, above: 30, part: 0}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ramp: {first: 1, last: -3, over: 2 h} | 9 | a feed ramp needs rates >= 0",
        "ramp: {first: 1, last: 3, over: 2} | 9 | has no unit",
        "exponential: {first: 60, growth: 0.02} | 9 | a ceiling above it",
        "exponential: {first: 1, grow: 0.02} | 9 | unknown field",
        "uptake: {per million: 0, weight: weight, glucose: 80, feed: 24, keeps: 4} | 9 | million cells",
        "uptake: {per million: 1, weight: weight, glucose: 80, feed: 4, keeps: 24} | 9 | a feed richer",
        "joined: yes | 7 | a feed needs one rate",
        "table: [{after: 2 h, rate: 1}, {after: 1 h, rate: 1}] | 7 | a feed table needs rising times",
      })
  void saysWhatIsWrongWithAFeed(String rate, int line, String said) {
    var wrong =
        assertThrows(
            ConfigurationException.class,
            () ->
                ControlText.read(
                    "mine.yaml", FEED.replace("RATE", rate).getBytes(StandardCharsets.UTF_8)));
    assertTrue(
        wrong.faults().stream()
            .anyMatch(fault -> fault.line() == line && fault.what().contains(said)),
        wrong.faults().toString());
    for (Fault fault : wrong.faults()) {
      assertTrue(!fault.remedy().isBlank(), fault.toString());
    }
  }

  @Test
  void saysWhatIsWrongWithTheHoldOfAFeed() {
    String text =
        FEED.replace("RATE", "ramp: {first: 1, last: 3, over: 2 h}")
            .replace("below: 20", "below: 40");
    var wrong =
        assertThrows(
            ConfigurationException.class,
            () -> ControlText.read("mine.yaml", text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(10, wrong.faults().getFirst().line());
  }

  @Test
  void listsAllFaultsAtOnce() {
    String text = GOOD.replace("until: 100", "until: 90").replace("at: 37", "at: 60");
    var wrong =
        assertThrows(
            ConfigurationException.class,
            () -> ControlText.read("mine.yaml", text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(2, new ArrayList<>(wrong.faults()).size(), wrong.faults().toString());
  }
}
