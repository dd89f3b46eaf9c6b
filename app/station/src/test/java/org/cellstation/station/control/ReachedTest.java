package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.ControlText;
import org.cellstation.station.performance.LoopFigures;
import org.cellstation.station.performance.UnitPerformance;
import org.junit.jupiter.api.Test;

/// What a loop has brought about is compared with its set-point in the set-point's unit.
class ReachedTest {
  private static final String STRATEGY =
      """
      control: mine
      loops:
        - id: CSPR
          variable: capacitance
          unit: pL/cell/d
          set-points: {from: 10, to: 200}
          by cells: {to: perfusion, per million: 0.5, low: 0.25, high: 3, change: 100}
          without value: {hold: 60 min, then: manual}
        - id: perfusion
          variable: exchange rate
          unit: 1/d
          set-points: {from: 0.05, to: 5}
          master: CSPR
          passes: {to: exchange rate, low: 0, high: 5, off: 0}
        - id: weight
          variable: weight
          unit: g
          set-points: {from: 10, to: 60000}
          exchanges: {in: feed pump, out: permeate pump, gain: 0.03, average: 60 s, guard: 60}
          without value: {hold: 0 s, then: safe output}
      """;

  private final Map<String, Double> values = new HashMap<>(Map.of("weight", 1000.0));
  private final UnitPerformance performance =
      new UnitPerformance(variable -> values.getOrDefault(variable, Double.NaN));
  private final UnitControl control = control();
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");

  private static UnitControl control() {
    try {
      return new UnitControl(
          "BR-1",
          ControlText.read("mine.yaml", STRATEGY.getBytes(StandardCharsets.UTF_8)),
          new Equipment(
              Set.of("capacitance", "weight"),
              Map.of("feed pump", new Limits(0, 20), "permeate pump", new Limits(0, 20))));
    } catch (ConfigurationException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private Reading read(String variable) {
    Double value = values.get(variable);
    return value == null
        ? Reading.bad(Cause.NO_REPLY, "", now, variable)
        : Reading.good(value, "", now, variable);
  }

  private void run(double capacitance, int seconds) {
    values.put("capacitance", capacitance);
    for (int i = 0; i < seconds; i++) {
      control.scan(this::read, now, 1, (_, _) -> {});
      now = now.plusSeconds(1);
      performance.scanning(1);
      control.observe(performance);
      performance.scanned(false, now, (_, _, _, _) -> {});
    }
  }

  private void start() {
    assertEquals(Optional.empty(), control.engage(Map.of()));
    assertEquals(
        Optional.empty(), control.start(Map.of("CSPR", 60.0, "perfusion", 1.0, "weight", 1000.0)));
    performance.begin(now);
  }

  private LoopStatus cspr() {
    return control.loops().stream().filter(l -> l.name().equals("CSPR")).findFirst().orElseThrow();
  }

  private LoopFigures figures() {
    return performance.totals().getOrDefault("CSPR", LoopFigures.NONE);
  }

  @Test
  void mediumForEachCellIsWhatTheExchangeRateGivesIt() {
    start();
    run(10, 7200);
    assertEquals(60, cspr().reached(), 1e-9, "20e6/mL at 1.2 volumes a day");
    assertEquals(0, figures().iae(), 0.01);
    assertEquals(0, figures().maxDeviation(), 1e-9);
  }

  @Test
  void aRateAtItsLargestLeavesCellsShortAndTheRecordSaysBy() {
    start();
    run(40, 7200);
    assertEquals(37.5, cspr().reached(), 1e-9, "80e6/mL at 3 volumes a day");
    assertEquals(22.5, figures().maxDeviation(), 1e-9);
    assertEquals(45, figures().iae(), 0.5);
  }

  @Test
  void fewCellsAtTheLeastRateAreNoDeviation() {
    start();
    run(0.25, 7200);
    assertEquals(500, cspr().reached(), 1e-9);
    assertFalse(figures().isCompared());
    assertEquals(7200, figures().seconds());
  }

  @Test
  void noCellsAreNoFigure() {
    start();
    run(0, 600);
    assertEquals(Double.NaN, cspr().reached());
    assertFalse(figures().isCompared());
  }

  @Test
  void aRateByHandIsHeldAgainstTheSetPointAllTheSame() {
    start();
    run(10, 60);
    assertEquals(Optional.empty(), control.setMode("perfusion", LoopMode.AUTO));
    assertEquals(Optional.empty(), control.setpoint("perfusion", 0.6));
    run(10, 3600);
    assertEquals(30, cspr().reached(), 1e-9);
    assertTrue(figures().maxDeviation() > 29);
  }
}
