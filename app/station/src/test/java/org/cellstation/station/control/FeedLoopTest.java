package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.ControlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fed-batch by the feed of a control strategy.
class FeedLoopTest {
  private static final String HOLD = "hold: {on: DO, below: 20, above: 30, part: 0}";
  private static final String BY_UPTAKE =
      "uptake: {per million: 0.5, weight: weight, glucose: 80, feed: 24, keeps: 4}";

  private final Map<String, Double> values = new HashMap<>(Map.of("DO", 40.0, "weight", 1000.0));
  private final Map<String, Double> outputs = new HashMap<>();
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private UnitControl control = unit("feed flow", "table: [{after: 0 s, rate: 1}]");

  private UnitControl unit(String variable, String rate) {
    String text =
        """
        control: mine
        loops:
          - id: feed
            variable: %s
            unit: mL/min
            set-points: {from: 0.01, to: 50}
            feeds:
              to: feed pump
              %s
              %s
            without value: {hold: 60 min, then: safe output}
        """
            .formatted(variable, rate, HOLD);
    Set<String> variables = new HashSet<>(Set.of("DO", "weight", "capacitance", "feed flow"));
    try {
      return new UnitControl(
          "BR-1",
          ControlText.read("mine.yaml", text.getBytes(StandardCharsets.UTF_8)),
          new Equipment(variables, Map.of("feed pump", new Limits(0, 20))));
    } catch (ConfigurationException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private void start(double ceiling) {
    assertEquals(Optional.empty(), control.engage(Map.of()));
    assertEquals(Optional.empty(), control.start(Map.of("feed", ceiling)));
  }

  private Reading read(String variable) {
    Double value = values.get(variable);
    return value == null
        ? Reading.bad(Cause.NO_REPLY, "", now, variable)
        : Reading.good(value, "", now, variable);
  }

  private double run(int seconds) {
    for (int i = 0; i < seconds; i++) {
      control.scan(this::read, now, 1, outputs::put);
      now = now.plusSeconds(1);
    }
    return outputs.getOrDefault("feed pump", Double.NaN);
  }

  private String note() {
    return control.loops().getFirst().note();
  }

  @ParameterizedTest(name = "{0} after {1} s: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "table: [{after: 0 s, rate: 1}, {after: 1 h, rate: 3}] | 3000 | 1",
        "table: [{after: 0 s, rate: 1}, {after: 1 h, rate: 3}] | 3600 | 3",
        "table: [{after: 10 min, rate: 1}] | 599 | 0",
        "ramp: {first: 1, last: 3, over: 2 h} | 3600 | 2",
        "ramp: {first: 1, last: 3, over: 2 h} | 9000 | 3",
        "exponential: {first: 1, growth: 0.5} | 3600 | 1.6487",
        "exponential: {first: 1, growth: 2} | 14400 | 5",
      })
  void followsItsProfileUpToItsCeiling(String rate, int seconds, double flow) {
    control = unit("feed flow", rate);
    start(5);
    assertEquals(flow, run(seconds), 1e-3);
    assertEquals(flow >= 5 ? "at its ceiling" : "", note());
  }

  @Test
  void feedsWhatTheCellsTakeUpAndKeepsTheLastRateWithoutThem() {
    control = unit("capacitance", BY_UPTAKE);
    values.put("capacitance", 10.0);
    start(5);
    // 20e6/mL x 1 L x 80 fmol/cell/h = 1.6 mmol/h over 20 mM.
    assertEquals(80.0 / 60, run(1), 1e-9);
    values.put("weight", 500.0);
    assertEquals(40.0 / 60, run(1), 1e-9);
    values.remove("weight");
    assertEquals(40.0 / 60, run(1), 1e-9, "the last weight");
    values.remove("capacitance");
    assertEquals(40.0 / 60, run(3000), 1e-9, "held");
    assertEquals(0, run(1000), 1e-9, "safe after an hour");
    values.put("capacitance", -0.2);
    assertEquals(0, run(1), 1e-9, "no cells");
  }

  @Test
  void feedsNothingByUptakeBeforeTheVesselWasWeighed() {
    control = unit("capacitance", BY_UPTAKE);
    values.put("capacitance", 10.0);
    values.remove("weight");
    start(5);
    assertEquals(0, run(10));
    assertEquals("waits for the weight", note());
  }

  @Test
  void standsStillWhileOxygenIsShort() {
    control = unit("feed flow", "exponential: {first: 1, growth: 0.5}");
    start(5);
    double before = run(3600);
    values.put("DO", 15.0);
    assertEquals(0, run(7200));
    assertEquals("held: DO is low", note());
    values.remove("DO");
    assertEquals(0, run(60), "lost oxygen does not let it go");
    values.put("DO", 31.0);
    assertEquals(before, run(1), 1e-3);
  }

  @Test
  void aStoppedFeedGoesOnWhereItWasAndANewOneBegins() {
    control = unit("feed flow", "exponential: {first: 1, growth: 0.5}");
    start(5);
    double before = run(3600);
    double seconds = control.feedSeconds("feed");
    assertEquals(3600, seconds);
    control.stop();
    assertEquals(0, run(1));
    assertEquals(Double.NaN, control.feedSeconds("feed"));
    outputs.clear();
    run(100);
    assertEquals(Map.of(), outputs, "the pump is left alone");
    control = unit("feed flow", "exponential: {first: 1, growth: 0.5}");
    start(5);
    control.feedFrom("feed", seconds);
    assertEquals(before, run(1), 1e-3);
    control.stop();
    run(1);
    start(5);
    assertEquals(1, run(1), 1e-3);
  }

  @Test
  void aPersonSetsTheCeilingAndTheOutput() {
    start(5);
    assertEquals(1, run(1), 1e-9);
    assertEquals(Optional.empty(), control.setpoint("feed", 0.4));
    assertEquals(0.4, run(1), 1e-9);
    assertTrue(control.setpoint("feed", 60).isPresent());
    assertEquals(Optional.empty(), control.setMode("feed", LoopMode.MANUAL));
    assertEquals(Optional.empty(), control.setOutput("feed", 50));
    assertEquals(10, run(1), 1e-9);
    control.release();
    assertEquals(0, run(1), 1e-9);
  }

  @Test
  void twoLoopsNeverDriveOnePump() {
    Set<String> variables = new HashSet<>(Rig.EQUIPMENT.variables());
    variables.add("weight");
    Map<String, Limits> all = new HashMap<>(Rig.EQUIPMENT.outputs());
    all.put("feed pump", new Limits(0, 20));
    all.put("permeate pump", new Limits(0, 20));
    control =
        new UnitControl("BR-1", ControlText.shipped("rocking-bag"), new Equipment(variables, all));
    control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    assertEquals(Optional.empty(), control.start(Map.of("weight", 1000.0, "perfusion", 1.0)));
    assertEquals(
        "weight and feed both drive the feed pump",
        control.startRefusal(Map.of("feed", 1.0)).orElseThrow());
    control.stop();
    assertEquals(Optional.empty(), control.startRefusal(Map.of("feed", 1.0)));
  }

  @Test
  void aFeedNeedsItsPumpAndWhatHoldsIt() {
    ControlStrategy strategy = ControlText.shipped("rocking-bag");
    assertTrue(
        strategy.fit(Rig.EQUIPMENT).loops().stream().noneMatch(l -> l.name().equals("feed")));
  }
}
