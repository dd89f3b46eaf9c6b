package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.ControlText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a loop does without its variable is its own declaration: hold, then the safe output at
/// once, by a ramp, or MANUAL with what it has.
class BadValueTest {
  private static final double SAFE = 20;
  private static final double TOLERANCE = 0.11;

  private static ControlStrategy strategy(String withoutValue) throws ConfigurationException {
    String text =
        """
        control: mine
        loops:
          - id: temperature
            variable: temperature
            unit: degC
            life support: "yes"
            set-points: {from: 20, to: 40}
            moves:
              - {to: pad setpoint, from: 0, until: 100, low: 20, high: 45, gain: 8, integral: 3500 s}
            start: variable
            without value: {%s}
            safe: {to: pad setpoint, at: 20}
        """
            .formatted(withoutValue);
    return ControlText.read("mine.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  /// @param part of the way from the held output to the safe one, per minute without a value
  @ParameterizedTest(name = "{0}: after {1} min")
  @CsvSource(
      delimiter = '|',
      value = {
        "hold: 10 min, then: safe output                 |  1 | 0   | AUTO",
        "hold: 10 min, then: safe output                 |  9 | 0   | AUTO",
        "hold: 10 min, then: safe output                 | 12 | 1   | AUTO",
        "hold: 0 s, then: safe output                    |  1 | 1   | AUTO",
        "hold: 10 min, then: safe output, within: 20 min |  9 | 0   | AUTO",
        "hold: 10 min, then: safe output, within: 20 min | 20 | 0.5 | AUTO",
        "hold: 10 min, then: safe output, within: 20 min | 32 | 1   | AUTO",
        "hold: 10 min, then: manual                      |  9 | 0   | AUTO",
        "hold: 10 min, then: manual                      | 12 | 0   | MANUAL",
        "hold: 10 min, then: manual                      | 60 | 0   | MANUAL",
      })
  void holdsThenDoesWhatIsDeclared(String withoutValue, int minutes, double part, LoopMode mode)
      throws ConfigurationException {
    Rig rig = Rig.of(strategy(withoutValue));
    rig.bag.culture(36.9);
    assertTrue(rig.control.engage(java.util.Map.of("temperature", 37.0)).isEmpty());
    rig.scan();
    rig.scan();
    double held = rig.output("pad setpoint");
    assertTrue(held > SAFE + 5, "held " + held);
    rig.fault("temperature", Cause.NO_REPLY);
    for (int i = 0; i < minutes * 60; i++) {
      rig.scan();
    }
    assertEquals(held + part * (SAFE - held), rig.output("pad setpoint"), TOLERANCE);
    assertEquals(mode, rig.loop("temperature").mode());

    rig.heal("temperature");
    double before = rig.output("pad setpoint");
    for (int i = 0; i < 3; i++) {
      rig.scan();
      assertEquals(before, rig.output("pad setpoint"), TOLERANCE, "no bump when it comes back");
    }
    assertEquals(mode, rig.loop("temperature").mode(), "only a person ends MANUAL");
  }
}
