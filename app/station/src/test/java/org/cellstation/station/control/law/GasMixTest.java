package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GasMixTest {
  private final GasMix mix = new GasMix(new GasMix.Capacity(500, 500, 100, 0), GasMix.MIN_TOTAL);

  @ParameterizedTest
  @CsvSource({
    "200, 0.21, 0.05",
    "200, 0.4, 0.05",
    "200, 0.95, 0.05",
    "50, 0.6, 0.005",
    "400, 0.3, 0.15"
  })
  void reachesTheCompositionAskedFor(double total, double oxygen, double co2) {
    mix.blend(total, oxygen, co2);
    assertEquals(total, mix.air() + mix.oxygen() + mix.carbonDioxide(), 1e-9);
    assertEquals(co2 * total, mix.carbonDioxide(), 1e-9);
    assertEquals(oxygen, mix.oxygenFraction(), 1e-9);
  }

  @Test
  void cannotGiveMoreOxygenThanCarbonDioxideLeaves() {
    mix.blend(200, 1, 0.1);
    assertEquals(0, mix.air(), 1e-9);
    assertEquals(180, mix.oxygen(), 1e-9);
  }

  @Test
  void cannotGiveLessOxygenThanAirHas() {
    mix.blend(200, 0, 0.05);
    assertEquals(0, mix.oxygen(), 1e-9);
    assertEquals(190, mix.air(), 1e-9);
  }

  @Test
  void keepsTheCompositionWhenACapacityDoesNotSuffice() {
    mix.blend(1000, 0.21, 0.15);
    assertTrue(mix.air() <= 500 && mix.oxygen() <= 500 && mix.carbonDioxide() <= 100);
    double total = mix.air() + mix.oxygen() + mix.carbonDioxide();
    assertEquals(0.15, mix.carbonDioxide() / total, 1e-9);
    assertEquals(0.21, mix.oxygenFraction(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0", "-10", "NaN", "5"})
  void neverClosesTheBag(double total) {
    mix.blend(total, 0.21, 0.05);
    assertEquals(GasMix.MIN_TOTAL, mix.air() + mix.oxygen() + mix.carbonDioxide(), 1e-9);
  }

  @Test
  void noFlowCountsAsAir() {
    assertEquals(GasMix.AIR_OXYGEN, GasMix.oxygenFraction(0, 0, 0, 0));
  }

  @ParameterizedTest(name = "{0} mL/min, O2 {1}, CO2 {2}")
  @CsvSource({
    "200, 0.05, 0.05, 47.7327, 0, 10, 142.2673",
    "200, 0.21, 0.05, 187.1632, 2.7894, 10, 0.0475",
    "200, 0, 0.05, 0, 0, 10, 190",
    "200, 0.95, 0.05, 0, 190, 10, 0",
    "200, 0.199025, 0.05, 190, 0, 10, 0",
  })
  void solvesForFourGases(
      double total,
      double oxygenWanted,
      double co2Wanted,
      double air,
      double oxygen,
      double co2,
      double nitrogen) {
    GasMix four = new GasMix(new GasMix.Capacity(500, 500, 100, 500), 20);
    four.blend(total, oxygenWanted, co2Wanted);
    assertEquals(total, four.total(), 1e-9);
    assertEquals(oxygenWanted, four.oxygenFraction(), 1e-9);
    assertEquals(co2Wanted, four.carbonDioxideFraction(), 1e-9);
    assertEquals(co2, four.carbonDioxide(), 1e-9);
    if (oxygenWanted != 0.21) {
      assertEquals(air, four.air(), 1e-3);
      assertEquals(oxygen, four.oxygen(), 1e-3);
      assertEquals(nitrogen, four.nitrogen(), 1e-3);
    } else {
      assertEquals(0, four.nitrogen(), 1e-9, "above the oxygen of air no nitrogen");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.1", "0.5", "0.9"})
  void mixesFromPureGasesWithoutAnAirLine(double oxygen) {
    GasMix pure = new GasMix(new GasMix.Capacity(0, 500, 100, 500), 20);
    pure.blend(100, oxygen, 0.05);
    assertEquals(0, pure.air());
    assertEquals(oxygen, pure.oxygenFraction(), 1e-9);
    assertEquals(100, pure.total(), 1e-9);
  }

  @Test
  void goesOnWithoutAGasThatIsNotThere() {
    GasMix airOnly = new GasMix(new GasMix.Capacity(500, 0, 0, 0), 20);
    airOnly.blend(200, 0.6, 0.05);
    assertEquals(200, airOnly.air(), 1e-9);
    assertEquals(GasMix.AIR_OXYGEN, airOnly.oxygenFraction(), 1e-9);
    assertEquals(0, airOnly.carbonDioxideFraction());
  }

  @Test
  void compositionGivesWayBeforeTheLeastTotalDoes() {
    GasMix weak = new GasMix(new GasMix.Capacity(500, 2, 0.5, 0), 20);
    weak.blend(200, 0.9, 0.1);
    assertEquals(20, weak.total(), 1e-9);
    assertTrue(weak.oxygen() <= 2 && weak.carbonDioxide() <= 0.5);
    assertTrue(weak.carbonDioxideFraction() < 0.1, "and what was reached is told");
  }

  @Test
  void staysWithinItsCapacitiesAndNeverStops() {
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 20_000; i++) {
      GasMix.Capacity capacity =
          new GasMix.Capacity(
              random.nextInt(3) * 100 + 20,
              random.nextInt(3) * 50,
              random.nextInt(3) * 20,
              random.nextInt(3) * 100);
      GasMix any = new GasMix(capacity, 20);
      double total = 600 * random.nextDouble();
      any.blend(total, 1.2 * random.nextDouble() - 0.1, random.nextDouble());
      assertTrue(any.air() >= 0 && any.air() <= capacity.air() + 1e-9);
      assertTrue(any.oxygen() >= 0 && any.oxygen() <= capacity.oxygen() + 1e-9);
      assertTrue(
          any.carbonDioxide() >= 0 && any.carbonDioxide() <= capacity.carbonDioxide() + 1e-9);
      assertTrue(any.nitrogen() >= -1e-12 && any.nitrogen() <= capacity.nitrogen() + 1e-9);
      double reached = any.total();
      assertTrue(
          reached >= 20 - 1e-9 && reached <= Math.max(20, total) + 1e-9,
          () -> reached + " of " + total + " with " + capacity);
    }
  }

  @Test
  void needsALineThatKeepsTheBagInflated() {
    org.junit.jupiter.api.Assertions.assertThrows(
        IllegalArgumentException.class, () -> new GasMix(new GasMix.Capacity(10, 0, 100, 0), 20));
  }
}
