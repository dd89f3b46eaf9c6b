package org.cellstation.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cellstation.simulator.random.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The kinds of sensors against the table that they come from.
final class SensorTest {
  private static List<Sensor> all() {
    return Sensor.ALL;
  }

  private static Sensor named(String name) {
    return Sensor.ALL.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyKindSaysHowSureItIs(Sensor sensor) {
    assertTrue(sensor.source().matches(".*\\[[LCFGU].*\\].*"), sensor.source());
    assertTrue(!sensor.unit().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameSeedGivesTheSameSpecimenAndBits(Sensor sensor) {
    Chain one = sensor.specimen(Noise.of(5, "x"), true);
    assertEquals(one, sensor.specimen(Noise.of(5, "x"), true));
    assertEquals(sensor.chain(), sensor.specimen(Noise.of(5, "x"), false));
    Ailment well = new Ailment(new Ailment.Usual(sensor.unit(), 1, 1, 1));
    Probe first = new Probe(one, 5, "x");
    Probe second = new Probe(one, 5, "x");
    for (int i = 0; i < 200; i++) {
      first.step(1, 40 + i % 7, well);
      second.step(1, 40 + i % 7, well);
      assertEquals(
          Double.doubleToRawLongBits(first.value()), Double.doubleToRawLongBits(second.value()));
    }
  }

  /// T90 of the slowest and the quickest of 2000 specimens, s.
  @ParameterizedTest(name = "{0}: T90 {1}..{2} s")
  @CsvSource({
    "optical oxygen probe, 29, 30.1",
    "polarographic oxygen probe, 30, 90",
    "single-use optical oxygen spot, 30, 60",
    "single-use optical pH spot, 60, 120",
    "Pt100 in a well, 5, 30",
    "capacitance probe, 0, 60"
  })
  void specimensAnswerWithinTheTimesOfTheTable(String name, double least, double most) {
    Noise chance = Noise.of(1, name);
    for (int i = 0; i < 2000; i++) {
      double t90 = 2.303 * named(name).specimen(chance, true).lag().seconds();
      assertTrue(t90 > least - 0.1 && t90 < most + 0.1, "T90 " + t90);
    }
  }

  @Test
  void electrodesHaveSlopesAsTheyComeAndStayWithinTheirDrift() {
    Noise chance = Noise.of(1, "electrodes");
    for (int i = 0; i < 2000; i++) {
      Chain chain = Sensor.ACIDITY_GLASS.specimen(chance, true);
      double slope = chain.line().gain() * 61.54;
      assertTrue(slope >= 56 && slope <= 61.5, slope + " mV/pH");
      assertTrue(Math.abs(7 * chain.ageing().perDay()) < 0.12, "drift in a week");
    }
  }

  @Test
  void spotsBleachByTheirShareADay() {
    Noise chance = Noise.of(1, "spots");
    for (int i = 0; i < 2000; i++) {
      double oxygen = Sensor.OXYGEN_SPOT.specimen(chance, true).ageing().slopePerDay();
      assertTrue(oxygen >= 0.001 && oxygen <= 0.005);
      double acidity = Sensor.ACIDITY_SPOT.specimen(chance, true).ageing().perDay();
      assertTrue(acidity >= 0.01 && acidity <= 0.02);
    }
  }

  @Test
  void oxygenSlopesDriftByTenPercentAYear() {
    Noise chance = Noise.of(1, "slopes");
    double squares = 0;
    for (int i = 0; i < 5000; i++) {
      double year = 365.25 * Sensor.OXYGEN_OPTICAL.specimen(chance, true).ageing().slopePerDay();
      squares += year * year;
    }
    assertEquals(0.10, Math.sqrt(squares / 5000), 0.005);
  }
}
