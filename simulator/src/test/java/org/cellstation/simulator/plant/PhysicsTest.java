package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.chemistry.GasPhase;
import org.cellstation.simulator.chemistry.Solubility;
import org.cellstation.simulator.culture.Donor;
import org.cellstation.simulator.device.GasValve;
import org.cellstation.simulator.random.Noise;
import org.cellstation.simulator.vessel.Aeration;
import org.cellstation.simulator.vessel.Heat;
import org.cellstation.simulator.vessel.Transfer;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Single pieces of physics against the figures of process.md 2.1 to 2.6.
final class PhysicsTest {
  private static final Aeration.Rocking BAG = new Aeration.Rocking(9, 0.3);

  @Test
  void airSaturatedMediumHoldsTheTabulatedOxygen() {
    double air =
        Solubility.oxygen(37)
            * Solubility.AIR_OXYGEN
            * (Solubility.STANDARD_PRESSURE - Solubility.vapour(37));
    assertEquals(0.187, air, 0.0005, "2.1: 0.187 mM [C]");
    assertEquals(6.28, Solubility.vapour(37), 0.01);
    assertEquals(0.230, Solubility.carbonDioxide(37), 0.001, "2.3: mM/kPa");
  }

  @ParameterizedTest
  @CsvSource({"20, 3.5", "10, 2.077", "5, 1.232"})
  void surfaceAerationFollowsTheRockingRate(double rate, double kLa) {
    assertEquals(kLa, Transfer.rocking(BAG, rate, 1, 2), 0.001);
  }

  @Test
  void breakingWavesTakeOverAboveTwenty() {
    double surface = 3.5 * Math.pow(2, 0.753);
    double waves = Transfer.rocking(BAG, 40, 1, 2) - surface;
    assertEquals(59.0 * 9 / 12 * 9 / 12, waves, 0.001);
  }

  @Test
  void transferGrowsWithAnEmptierBag() {
    assertEquals(
        Math.pow(2, 0.7),
        Transfer.rocking(BAG, 20, 0.5, 2) / Transfer.rocking(BAG, 20, 1, 2),
        1e-9);
    assertTrue(Transfer.rocking(BAG, 0, 1, 2) > 0, "a still surface still breathes");
    assertTrue(Double.isFinite(Transfer.rocking(BAG, 40, 0, 2)));
  }

  /// Takes oxygen at this rate, mmol/h, while this much pure oxygen flows in.
  private static GasPhase gas(int seconds, double oxygenFlow, double taken) {
    double vapour = Solubility.vapour(37);
    GasPhase gas = new GasPhase(1, Solubility.AIR_CARBON_DIOXIDE, vapour);
    for (int i = 0; i < seconds; i++) {
      gas.supply(
          1 / 3600.0,
          GasPhase.amount(oxygenFlow),
          0,
          0,
          1,
          Solubility.STANDARD_PRESSURE - vapour,
          2000,
          7);
      gas.settle(taken, 0);
    }
    return gas;
  }

  @Test
  void headSpaceExchangesWithTheTimeConstantOfItsVolume() {
    double share = (gas(300, 200, 0).oxygen() - 0.2095) / (1 - 0.2095);
    // 1 L at 0.2 L/min: 5 min, a little less as vapour takes its part of the space.
    double minutes = 1 / 0.2 * (101.325 - 6.28) / 101.325;
    assertEquals(1 - Math.exp(-5 / minutes), share, 0.005);
  }

  @Test
  void headSpaceBreathesRoomAirWhenTheGasIsOff() {
    GasPhase gas = gas(3600, 0, GasPhase.amount(1));
    assertTrue(gas.oxygen() > 0.15 && gas.oxygen() < 0.2095, "oxygen " + gas.oxygen());
  }

  @Test
  void padWarmsTheBagWithTheExpectedTimeConstant() {
    Heat heat = new Heat(Vessels.rockingBag(2).heat());
    for (int i = 0; i < 24 * 3600; i++) {
      heat.step(1, 50, 0, Heat.ROOM, 1, 0, 0, 0);
    }
    double balance = 8 * (heat.pad() - heat.liquid()) - 1.5 * (heat.liquid() - Heat.ROOM);
    assertEquals(0, balance, 1e-6, "what the pad gives the room takes");
    double settled = heat.liquid();
    assertTrue(settled > 37 && settled < 42, "30 W hold " + settled + " degC");
    double start = heat.liquid() - Heat.ROOM;
    int seconds = 0;
    while (heat.liquid() - Heat.ROOM > start / Math.E) {
      heat.step(1, 0, 0, Heat.ROOM, 1, 0, 0, 0);
      seconds++;
    }
    assertEquals(46, seconds / 60.0, 12, "2.5: 93 min for 2 L, half for 1 L");
  }

  @Test
  void coldMediumCoolsTheBag() {
    Heat heat = new Heat(Vessels.rockingBag(2).heat());
    for (int i = 0; i < 24 * 3600; i++) {
      heat.step(1, 50, 0, Heat.ROOM, 1, 0, 0, 0);
    }
    double before = heat.liquid();
    heat.mix(1, 0.1, 21);
    assertEquals((before - 21) * 0.1 * 4186 / (1.1 * 4186 + 200), before - heat.liquid(), 1e-9);
  }

  @Test
  void noiseHasUnitSpreadAndNoMean() {
    Noise noise = new Noise(42);
    double sum = 0;
    double squares = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      double x = noise.jitter();
      sum += x;
      squares += x * x;
    }
    assertEquals(0, sum / count, 0.01);
    assertEquals(1, Math.sqrt(squares / count), 0.01);
  }

  @Test
  void donorsSpreadAsStatedAndSeedZeroIsTheDefault() {
    assertEquals(Donor.NOMINAL, Donor.drawn(0));
    assertEquals(Donor.drawn(5), Donor.drawn(5));
    double logs = 0;
    double squares = 0;
    int count = 4000;
    for (int seed = 1; seed <= count; seed++) {
      double log = Math.log(Donor.drawn(seed).muMax() / Donor.NOMINAL.muMax());
      logs += log;
      squares += log * log;
    }
    assertEquals(0, logs / count, 0.01);
    assertEquals(0.15, Math.sqrt(squares / count), 0.01, "log-normal CV 15 %");
  }

  @Test
  void valvesClose() {
    GasValve valve = new GasValve(1);
    for (int i = 0; i < 20; i++) {
      valve.step(1, 100, false);
    }
    assertEquals(100, valve.flow(), 0.01);
    valve.step(1, 0, true);
    assertEquals(100, valve.flow(), 0.01, "stuck");
    for (int i = 0; i < 20; i++) {
      valve.step(1, 0, false);
    }
    assertEquals(0, valve.flow());
  }
}
