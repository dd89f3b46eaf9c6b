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
}
