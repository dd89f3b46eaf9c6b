package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.config.ControlText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Glucose held by the rate of exchange, through an analyser that samples now and then and tells
/// minutes later.
class GlucoseLoopTest {
  private static final double MEDIUM = 24;
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private Instant sampled = now;
  private double shown = 5;

  private Reading read(String variable) {
    return switch (variable) {
      case "temperature" -> Reading.good(37, "degC", now, variable);
      case "DO" -> Reading.good(40, "%", now, variable);
      case "pH" -> Reading.good(7.2, "pH", now, variable);
      case "weight" -> Reading.good(1000, "g", now, variable);
      case "glucose" -> Reading.good(shown, "mM", sampled, variable);
      default -> Reading.bad(Cause.NO_REPLY, "", now, variable);
    };
  }

  @ParameterizedTest(name = "sample every {0} s, told {1} s later")
  @CsvSource({"600, 420", "1800, 600", "3600, 600"})
  void glucoseStaysWhileTheCellsMultiply(int interval, int delay) {
    Set<String> variables = new HashSet<>(Rig.EQUIPMENT.variables());
    variables.add("weight");
    variables.add("glucose");
    Map<String, Limits> all = new HashMap<>(Rig.EQUIPMENT.outputs());
    all.put("feed pump", new Limits(0, 20));
    all.put("permeate pump", new Limits(0, 20));
    var control =
        new UnitControl("BR-1", ControlText.shipped("rocking-bag"), new Equipment(variables, all));
    Map<String, Double> outputs = new HashMap<>();
    assertEquals(Optional.empty(), control.engage(Rig.setpoints(37, 40, 7.2, 15, 200)));
    assertEquals(
        Optional.empty(),
        control.start(Map.of("glucose", 5.0, "perfusion", 1.0, "weight", 1000.0)));
    double glucose = 5;
    double drawn = 5;
    int moves = 0;
    double last = 0;
    int seconds = 72 * 3600;
    for (int i = 0; i < seconds; i++) {
      if (i % interval == 0) {
        drawn = glucose;
      }
      if (i % interval == delay) {
        shown = drawn;
        sampled = now.minusSeconds(delay);
      }
      control.scan(this::read, now, 1, outputs::put);
      now = now.plusSeconds(1);
      double rate = outputs.getOrDefault("permeate pump", 0.0) * 1.44;
      moves += rate == last ? 0 : 1;
      last = rate;
      // 0.4 to 1.5 mM/h of uptake.
      double uptake = 0.4 * Math.exp(1.3 * i / seconds);
      glucose += rate / 86_400 * (MEDIUM - glucose) - uptake / 3600;
      assertTrue(i < 12 * 3600 || Math.abs(glucose - 5) < 1, i / 3600.0 + " h: " + glucose + " mM");
    }
    assertTrue(moves <= seconds / interval + 10, moves + " moves");
    assertTrue(rateOf(outputs) > 1.2, "the exchange has grown to " + rateOf(outputs));
  }

  private static double rateOf(Map<String, Double> outputs) {
    return outputs.getOrDefault("permeate pump", 0.0) * 1.44;
  }
}
