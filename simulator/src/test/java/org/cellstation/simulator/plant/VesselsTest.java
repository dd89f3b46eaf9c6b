package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.chemistry.Additive;
import org.cellstation.simulator.vessel.Aeration;
import org.cellstation.simulator.vessel.Transfer;
import org.cellstation.simulator.vessel.Vessel;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What distinguishes vessels, against process.md 2.2 to 2.5.
final class VesselsTest {
  private final Plant tank = filled(Vessels.stirredTank(2));

  private static Plant filled(Vessel vessel) {
    return filled(PlantSettings.nominal(0).with(vessel));
  }

  /// At working volume with medium, as warm as 40 % of heat makes it within an hour.
  private static Plant filled(PlantSettings settings) {
    Plant plant = new Plant(settings);
    Actuators a = plant.actuators();
    double litres = settings.vessel().volumes().working();
    a.airMillilitresPerMinute = 100 * litres;
    a.rockPerMinute = 20;
    a.stirPerMinute = 160;
    a.recirculationMillilitresPerMinute = 100;
    a.heaterPercent = 40;
    a.feedMillilitresPerMinute = litres * 1000 / 20;
    run(plant, 1200);
    a.feedMillilitresPerMinute = 0;
    run(plant, 2400);
    return plant;
  }

  private static void run(Plant plant, double seconds) {
    for (long i = 0; i < seconds; i++) {
      plant.advance(1);
    }
  }

  private static void settle(Plant plant, double hours) {
    for (long i = 0; i < hours * 360; i++) {
      plant.advance(10);
    }
  }

  @Test
  void anImpellersPowerGrowsWithTheThirdPowerOfItsRate() {
    Aeration.Stirred rushton = new Aeration.Stirred(0.13, 0.06, 5.5, 0.026, 0.4, 0.5, 1, 100);
    double watts = 5.5 * 1000 * Math.pow(200 / 60.0, 3) * Math.pow(0.06, 5);
    assertEquals(watts, Transfer.power(rushton, 200), 1e-9);
    assertEquals(8 * Transfer.power(rushton, 100), Transfer.power(rushton, 200), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0.026, 0.4, 0.5, 1000, 0.005, 104.9", "0.002, 0.7, 0.2, 1000, 0.005, 314.3"})
  void bubblesTransferByVanTRiet(
      double constant, double power, double velocity, double density, double gas, double kLa) {
    Aeration.Stirred tank = new Aeration.Stirred(1, 0.3, 5.5, constant, power, velocity, 1, 100);
    assertEquals(kLa, Transfer.sparged(tank, density, gas), 0.001 * kLa);
  }

  @Test
  void aTankThatIsCommonlyStirredGetsTenWattsPerCubicMetre() {
    assertEquals(0.010, tank.dissipation(), 0.0005, "W/kg");
    // (7e-7^3 / 0.01)^0.25
    assertEquals(77, tank.kolmogorovLength(), 2);
    double surface = tank.oxygenTransferRate();
    assertTrue(surface > 1 && surface < 3, "surface kLa of 2 L: " + surface);
    tank.actuators().spargeMillilitresPerMinute = 100;
    run(tank, 30);
    assertTrue(tank.oxygenTransferRate() > 1.5 * surface, "kLa " + tank.oxygenTransferRate());
    assertTrue(tank.spargeFlow() > 99);
  }

  @Test
  void bubblesSaturateWithCarbonDioxideLongBeforeOxygen() {
    Transfer transfer = new Transfer(Vessels.stirredTank(2));
    transfer.temperature(37);
    transfer.refresh(250, 2, 20, 101, 1, 0);
    double ratio = transfer.bubbleCarbonDioxide() / transfer.bubbleOxygen();
    assertTrue(ratio < 0.6, "little gas: CO2 over O2 " + ratio);
    transfer.refresh(250, 2, 100_000, 101, 1, 0);
    ratio = transfer.bubbleCarbonDioxide() / transfer.bubbleOxygen();
    assertEquals(Transfer.CARBON_DIOXIDE_RATIO, ratio, 0.1, "plenty of gas");
  }

  @Test
  void transferGrowsWithTemperatureAndFallsWithViscosity() {
    Transfer transfer = new Transfer(Vessels.rockingBag(2));
    transfer.temperature(20);
    transfer.refresh(20, 1, 0, 101, 1, 0);
    double cold = transfer.oxygen();
    assertEquals(3.5, cold, 1e-9, "2.2: 3.5 1/h at 20/min");
    transfer.temperature(37);
    transfer.refresh(20, 1, 0, 101, 1, 0);
    assertEquals(Math.pow(1.024, 17), transfer.oxygen() / cold, 1e-9);
    double thin = transfer.oxygen();
    transfer.refresh(20, 1, 0, 101, 1, 4);
    assertEquals(1 / Math.sqrt(1 + 4 * 3.8e-5 / 0.0007), transfer.oxygen() / thin, 1e-9);
  }

  @Test
  void aPulseOfBaseIsSeenLateAndWhole() {
    double before = tank.ph();
    tank.actuators().baseMillilitresPerMinute = 24;
    run(tank, 10);
    tank.actuators().baseMillilitresPerMinute = 0;
    double early = tank.ph() - before;
    run(tank, 60);
    double whole = tank.ph() - before;
    assertEquals(4, tank.baseAdded(), 0.01);
    assertTrue(early > 0 && early < 0.6 * whole, early + " of " + whole);
    double osmolality = tank.osmolality();
    assertEquals(2 * 4 / 2.0, osmolality - 290, 2.5, "2.3: 10 mM add about 20 mOsm");
  }

  @Test
  void hydroxideRaisesThePhMoreThanAsMuchBicarbonate() {
    PlantSettings settings = PlantSettings.nominal(0).with(Vessels.stirredTank(2));
    Plant strong = filled(settings.withBase(Additive.SODIUM_HYDROXIDE, 1));
    double before = strong.ph();
    for (Plant plant : new Plant[] {tank, strong}) {
      // As much sodium: 1 M and 0.5 M.
      plant.actuators().baseMillilitresPerMinute = plant == tank ? 12 : 24;
      run(plant, 20);
      plant.actuators().baseMillilitresPerMinute = 0;
      run(plant, 60);
    }
    assertTrue(strong.ph() - before > tank.ph() - before + 0.02);
    tank.actuators().acidMillilitresPerMinute = 24;
    double high = tank.ph();
    run(tank, 60);
    assertTrue(tank.ph() < high - 0.1, "acid");
  }

  @Test
  void antifoamSlowsTransferAtOnceAndForHours() {
    tank.actuators().spargeMillilitresPerMinute = 100;
    run(tank, 120);
    double free = tank.oxygenTransferRate();
    double foam = tank.foamMillilitres();
    tank.actuators().antifoamMillilitresPerMinute = 6;
    run(tank, 20);
    tank.actuators().antifoamMillilitresPerMinute = 0;
    run(tank, 20);
    double factor = tank.oxygenTransferRate() / free;
    assertTrue(factor > 0.5 && factor < 0.8, "2.2: factor 0.5..0.8, it is " + factor);
    run(tank, 600);
    assertTrue(tank.foamMillilitres() < 0.3 * foam);
    settle(tank, 6);
    assertTrue(tank.oxygenTransferRate() / free > 0.9);
  }

  @Test
  void fibresBreatheInTheirLoopAndNotWithoutIt() {
    Plant fibres = filled(Vessels.hollowFibre());
    assertEquals(fibres.dissolvedOxygenPercent(), fibres.cellOxygenPercent(), 1);
    Actuators a = fibres.actuators();
    double before = fibres.cellPh();
    a.carbonDioxideMillilitresPerMinute = 10;
    run(fibres, 3600);
    assertTrue(fibres.cellPh() < before - 0.1, "CO2 goes through loop and wall");
    assertEquals(fibres.ph(), fibres.cellPh(), 0.02);
    double litres = fibres.millilitres();
    a.feedMillilitresPerMinute = 10;
    run(fibres, 600);
    assertEquals(litres, fibres.millilitres(), 8, "what comes in leaves as waste");
    assertTrue(fibres.transmembranePressure() > 0);
    a.feedMillilitresPerMinute = 0;
    a.recirculationMillilitresPerMinute = 0;
    a.carbonDioxideMillilitresPerMinute = 0;
    double still = fibres.cellPh();
    run(fibres, 3600);
    assertEquals(still, fibres.cellPh(), 0.02, "without flow nothing is exchanged");
  }

  @Test
  void anIncubatorSetsThePhThroughTheFloorOfAFlask() {
    Plant flask = filled(Vessels.gasPermeable(1));
    double before = flask.ph();
    flask.actuators().carbonDioxideMillilitresPerMinute = 50;
    settle(flask, 4);
    assertTrue(flask.ph() < before - 0.2, "from " + before + " to " + flask.ph());
    assertEquals(0, flask.dissipation());
    assertTrue(flask.evaporatedGrams() < 1, "a humid incubator: " + flask.evaporatedGrams());
  }

  @Test
  void aThinnerBarometerIsLessOxygenAtTheSameShare() {
    settle(tank, 24);
    double before = tank.dissolvedOxygenPercent();
    tank.actuators().barometricKilopascal = 0.97 * 101.325;
    settle(tank, 6);
    assertEquals(0.967, tank.dissolvedOxygenPercent() / before, 0.01, "2.1: 3 % are 3 %");
  }

  @Test
  void nitrogenDrivesOxygenOut() {
    tank.actuators().airMillilitresPerMinute = 0;
    tank.actuators().nitrogenMillilitresPerMinute = 400;
    settle(tank, 5);
    assertTrue(tank.dissolvedOxygenPercent() < 5, "DO " + tank.dissolvedOxygenPercent());
    assertTrue(tank.nitrogenFlow() > 399);
  }

  @Test
  void aLargerVesselCoolsMoreSlowlyAndACoolerHelps() {
    assertEquals(1.5, Vessels.stirredTank(2).heat().liquidToRoom(), 1e-9, "2.5");
    assertEquals(4, Vessels.stirredTank(10).heat().liquidToRoom(), 0.01, "2.5");
    Actuators a = tank.actuators();
    a.heaterPercent = 0;
    run(tank, 600);
    double alone = tank.celsius();
    a.coolerPercent = 100;
    run(tank, 1800);
    assertTrue(tank.celsius() < alone - 3, "from " + alone + " to " + tank.celsius());
  }

  @Test
  void sizesOutsideTheirRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Vessels.rockingBag(0.5));
    assertThrows(IllegalArgumentException.class, () -> Vessels.stirredTank(60));
    assertThrows(IllegalArgumentException.class, () -> Vessels.gasPermeable(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Vessel.Volumes(0, 2, 1, 3));
  }

  /// As far as heaters go: loops take longer, on purpose (2.5: 50 W on 2 L).
  @ParameterizedTest
  @CsvSource({
    "rocking bag, 1, 35",
    "rocking bag, 10, 80",
    "rocking bag, 50, 150",
    "tank, 1, 35",
    "tank, 50, 150"
  })
  void aHeaterAtFullPowerWarmsItsVesselInMinutes(String kind, double litres, int minutes) {
    boolean bag = kind.equals("rocking bag");
    Vessel vessel = bag ? Vessels.rockingBag(2 * litres) : Vessels.stirredTank(litres);
    Plant plant = new Plant(Course.in(vessel));
    Actuators a = plant.actuators();
    a.rockPerMinute = 20;
    a.stirPerMinute = 100;
    a.airMillilitresPerMinute = 100 * litres;
    a.feedMillilitresPerMinute = litres * 100;
    for (int i = 0; i < 60; i++) {
      plant.step(10);
    }
    a.feedMillilitresPerMinute = 0;
    a.heaterPercent = 100;
    int seconds = 0;
    while (plant.celsius() < 36.5) {
      plant.step(10);
      seconds += 10;
      assertTrue(plant.padCelsius() < 50, "the pad gets too hot: " + plant.padCelsius());
    }
    assertTrue(seconds <= 60 * minutes, seconds / 60 + " min");
  }
}
