package org.cellstation.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.random.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes through the tube of a peristaltic pump.
final class PumpTest {
  private static double millilitres(Pump pump, double perMinute, double seconds, double dt) {
    double all = 0;
    for (long i = Math.round(seconds / dt); i > 0; i--) {
      pump.step(dt, perMinute, 0);
      all += pump.delivered() * dt / 60;
    }
    return all;
  }

  @Test
  void threeRollersMakeThreePulsesOfEachTurn() {
    Pump pump = new Pump(new Pump.Head(1, 0, 0, 1));
    double before = 1;
    int pulses = 0;
    double most = 0;
    double least = 2;
    for (int i = 0; i < 10_000; i++) {
      // One turn a minute, ten turns in all.
      pump.step(0.06, 1, 0);
      double now = pump.delivered();
      pulses += now < 1 && before >= 1 ? 1 : 0;
      before = now;
      most = Math.max(most, now);
      least = Math.min(least, now);
    }
    assertEquals(30, pulses);
    assertEquals(1.3, most, 0.01);
    assertEquals(0.7, least, 0.01);
  }

  @ParameterizedTest(name = "{0} mL/min in steps of {1} s")
  @CsvSource({"0.2, 1", "1, 1", "1, 10", "17.3, 0.1", "50, 10"})
  void pulsesLoseAndWinNothing(double perMinute, double dt) {
    Pump pump = new Pump(new Pump.Head(1, 0, 0, 1));
    double hour = millilitres(pump, perMinute, 3600, dt);
    // At most a part of one pulse, a third of a turn's millilitre.
    assertEquals(60 * perMinute, hour, 0.04);
  }

  /// The flow of each step is the integral of the pulses, also after a million of them, with rates
  /// that change and stops between.
  @ParameterizedTest(name = "{0} mL/min in steps of {1} s")
  @CsvSource({"0.0003, 1", "0.2, 1", "17.3, 0.1", "50, 10"})
  void eachStepIsTheMeanOfThePulsesThatItPasses(double perMinute, double dt) {
    Pump pump = new Pump(new Pump.Head(1, 0, 0, 1));
    double turn = 2 * StrictMath.PI;
    double angle = 0;
    for (int i = 0; i < 1_000_000; i++) {
      double rate = i % 1000 == 999 ? 0 : perMinute * (1 + i / 200_000);
      pump.step(dt, rate, 0);
      double half = turn * 3 * rate / 60 * dt / 2;
      double mean = half > 0 ? StrictMath.cos(angle + half) * StrictMath.sin(half) / half : 1;
      if (Math.abs(pump.delivered() - rate * (1 + 0.3 * mean)) > 1e-9 * rate) {
        assertEquals(rate * (1 + 0.3 * mean), pump.delivered(), 1e-9 * rate, "step " + i);
      }
      angle = (angle + 2 * half) % turn;
    }
  }

  @Test
  void tubingTiresEarlyThenHardlyAnyMore() {
    Pump pump = new Pump(Pump.Head.NOMINAL);
    double first = millilitres(pump, 10, 3600, 10) / 600;
    assertEquals(1, first, 0.002);
    millilitres(pump, 10, 99 * 3600.0, 10);
    double hundredth = millilitres(pump, 10, 3600, 10) / 600;
    assertEquals(0.95, hundredth, 0.001, "half of the fatigue after 100 h");
    millilitres(pump, 10, 899 * 3600.0, 10);
    assertEquals(0.91, millilitres(pump, 10, 3600, 10) / 600, 0.002);
  }

  @Test
  void aPressureTakesItsShare() {
    Pump pump = new Pump(new Pump.Head(1, 0, 0.001, 1));
    double all = 0;
    for (int i = 0; i < 600; i++) {
      pump.step(10, 10, 50);
      all += pump.delivered() / 6;
    }
    assertEquals(950, all, 0.1, "1 %/10 kPa");
  }

  @Test
  void specimensDifferWithinTheirRanges() {
    Noise chance = Noise.of(1, "heads");
    double squares = 0;
    for (int i = 0; i < 3000; i++) {
      Pump.Head head = Pump.Head.specimen(chance, true);
      squares += (head.bias() - 1) * (head.bias() - 1);
      assertTrue(head.fatigue() >= 0.05 && head.fatigue() <= 0.15);
      assertTrue(head.lossPerKilopascal() >= 0.0005 && head.lossPerKilopascal() <= 0.001);
    }
    assertEquals(0.03, Math.sqrt(squares / 3000), 0.002);
    assertEquals(Pump.Head.NOMINAL, Pump.Head.specimen(chance, false));
  }

  @Test
  void aHeadThatStandsDeliversNothing() {
    Pump pump = new Pump(Pump.Head.NOMINAL);
    pump.step(1, 10, 0);
    pump.step(1, 0, 0);
    assertEquals(0, pump.delivered());
  }
}
