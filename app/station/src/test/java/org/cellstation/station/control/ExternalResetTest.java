package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;

/// A master whose slave cannot follow waits for it.
class ExternalResetTest {
  /// 0.1 K a minute: far slower than the integral asks for.
  private static final String SLOW =
      """
      control: mine
      loops:
        - id: temperature
          variable: temperature
          unit: degC
          life support: "yes"
          set-points: {from: 20, to: 40}
          moves:
            - {to: pad, from: 0, until: 100, low: 20, high: 45, gain: 1, integral: 100 s}
          start: variable
        - id: pad
          variable: pad temperature
          unit: degC
          life support: "yes"
          set-points: {from: 20, to: 45}
          master: temperature
          passes: {to: pad setpoint, low: 20, high: 45, rate: 0.00167}
      """;

  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private double celsius = 25;

  private Reading read(String variable) {
    return variable.equals("temperature")
        ? Reading.good(celsius, "degC", now, variable)
        : Reading.bad(Cause.NO_REPLY, "", now, variable);
  }

  @Test
  void theIntegralDoesNotRunAheadOfASlowSlave() throws ConfigurationException {
    var control =
        new UnitControl(
            "BR-1",
            ControlText.read("mine.yaml", SLOW.getBytes(StandardCharsets.UTF_8)),
            new Equipment(
                Set.of("temperature", "pad temperature"),
                Map.of("pad setpoint", new Limits(0, 60))));
    Map<String, Double> outputs = new HashMap<>();
    assertEquals(Optional.empty(), control.engage(Map.of("temperature", 28.0)));
    for (int i = 0; i < 1800; i++) {
      control.scan(this::read, now, 1, outputs::put);
      now = now.plusSeconds(1);
    }
    double pad = outputs.getOrDefault("pad setpoint", 0.0);
    assertEquals(25 + 1800 * 0.00167, pad, 3.1, "as fast as it can");
    LoopStatus master = control.loops().getFirst();
    double asked = 20 + master.outputPercent() / 100 * 25;
    // The proportional part and what the integral gathers in one integral time; without the reset
    // the integral alone would have asked for 54 K more.
    assertTrue(asked - pad < 7, "asks for " + asked + " with the pad at " + pad);
    celsius = 29;
    for (int i = 0; i < 300; i++) {
      control.scan(this::read, now, 1, outputs::put);
      now = now.plusSeconds(1);
    }
    assertTrue(outputs.getOrDefault("pad setpoint", 99.0) < pad + 0.2, "turns round at once");
  }
}
