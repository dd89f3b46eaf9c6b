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
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.config.ControlText;
import org.cellstation.station.control.law.Pid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a loop makes of the weight of its vessel.
class FillingTest {
  private static final Equipment WEIGHED = weighed();

  private final BagModel bag = new BagModel();
  private final Map<String, Double> outputs = new HashMap<>();
  private final UnitControl control =
      new UnitControl("BR-1", ControlText.shipped("rocking-bag"), WEIGHED);
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private double grams = 1000;
  private double swing;
  private double rpm = 15;
  private boolean weightLost;

  private static Equipment weighed() {
    Set<String> variables = new HashSet<>(Rig.EQUIPMENT.variables());
    variables.add("weight");
    Map<String, Limits> outputs = new HashMap<>(Rig.EQUIPMENT.outputs());
    outputs.put("feed pump", new Limits(0, 20));
    outputs.put("permeate pump", new Limits(0, 20));
    return new Equipment(variables, outputs);
  }

  private Reading read(String variable) {
    return switch (variable) {
      case "temperature" -> Reading.good(bag.shownCulture, "degC", now, variable);
      case "DO" -> Reading.good(bag.shownOxygen, "%", now, variable);
      case "pH" -> Reading.good(bag.shownPh, "pH", now, variable);
      case "rock rate" -> Reading.good(rpm, "rpm", now, variable);
      case "weight" ->
          weightLost
              ? Reading.bad(Cause.NO_REPLY, "g", now, variable)
              : Reading.good(grams + swing, "g", now, variable)
                  .as(Quality.UNCERTAIN, Cause.NOT_STABLE);
      default -> Reading.bad(Cause.NO_REPLY, "", now, variable);
    };
  }

  private double output(String name) {
    return outputs.getOrDefault(name, 0.0);
  }

  private void second() {
    control.scan(this::read, now, 1, outputs::put);
    now = now.plusSeconds(1);
  }

  private void engage() {
    assertEquals(Optional.empty(), control.engage(Rig.setpoints(37, 40, 7.2, 15, 200)));
  }

  private Pid.Tuning temperature() {
    return control.tuning("temperature").orElseThrow();
  }

  @ParameterizedTest(name = "{0} g: x{1}")
  @CsvSource({"1000, 1", "2000, 2", "500, 0.5", "100, 0.3", "50000, 10"})
  void parametersOfTheTemperatureGrowWithTheFilling(double weight, double factor) {
    engage();
    second();
    Pid.Tuning found = temperature();
    grams = weight;
    for (int i = 0; i < 3600; i++) {
      second();
    }
    assertEquals(factor, temperature().gain() / found.gain(), 0.01 * factor);
    assertEquals(factor, temperature().integralSeconds() / found.integralSeconds(), 0.01 * factor);
    weightLost = true;
    second();
    assertEquals(factor, temperature().gain() / found.gain(), 0.01 * factor, "the last one known");
  }

  @ParameterizedTest(name = "{0} L")
  @CsvSource({"0.5, 8", "1, 8", "3, 14", "5, 20"})
  void aFullerBagIsHeatedWithoutOvershoot(double litres, int settled) {
    grams = 1000 * litres;
    bag.heatCapacity = 4700 * litres;
    engage();
    double highest = 0;
    double worst = 0;
    for (int i = 0; i < 30 * 3600; i++) {
      second();
      bag.step(
          new BagModel.Moved(
              output("pad setpoint"),
              output("rock rate"),
              output("air flow"),
              output("O2 flow"),
              output("CO2 flow"),
              0,
              0));
      highest = Math.max(highest, bag.culture);
      if (i > settled * 3600) {
        worst = Math.max(worst, Math.abs(bag.culture - 37));
      }
    }
    assertTrue(highest < 37.3, litres + " L rose to " + highest);
    assertTrue(worst < 0.1, litres + " L was off by " + worst);
  }

  @Test
  void theSwingOfARockingBagDoesNotReachTheFeed() {
    engage();
    assertEquals(Optional.empty(), control.start(Map.of("weight", 1000.0, "perfusion", 1.0)));
    rpm = 17;
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 0; i < 6 * 3600; i++) {
      swing = 40 * Math.sin(2 * Math.PI * i * rpm / 60);
      second();
      if (i > 700) {
        least = Math.min(least, output("feed pump"));
        most = Math.max(most, output("feed pump"));
      }
    }
    assertEquals(1000 / 1440.0, output("permeate pump"), 1e-9);
    assertEquals(0, most - least, 0.02, "mL/min");
  }
}
