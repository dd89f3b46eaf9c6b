package org.cellstation.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.device.AcidityProbe;
import org.cellstation.simulator.device.OxygenProbe;
import org.cellstation.simulator.device.Probes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Another kind of probe at the same vessel: what it is late by, what it does in days, and that
/// nothing else changes with it.
final class ProbesTest {
  private static final Probes SPOTS = new Probes(OxygenProbe.SPOT, AcidityProbe.SPOT);

  private static Plant filled(long seed, boolean biased, Probes probes) {
    Plant plant = new Plant(PlantSettings.nominal(seed).biased(biased).with(probes));
    Actuators a = plant.actuators();
    a.rockPerMinute = 30;
    a.airMillilitresPerMinute = 400;
    a.carbonDioxideMillilitresPerMinute = 20;
    a.feedMillilitresPerMinute = 300;
    run(plant, 200);
    a.feedMillilitresPerMinute = 0;
    run(plant, 3600);
    return plant;
  }

  private static void run(Plant plant, int seconds) {
    for (int i = 0; i < seconds; i++) {
      plant.step(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPTICAL, GLASS",
    "POLAROGRAPHIC, SLOW_GLASS",
    "SPOT, SPOT",
  })
  void showsTheTruthOfAVesselAtRest(OxygenProbe oxygen, AcidityProbe acidity) {
    Plant plant = filled(0, false, new Probes(oxygen, acidity));
    assertEquals(plant.dissolvedOxygenPercent(), plant.instruments().dissolvedOxygen(), 1);
    assertEquals(plant.ph(), plant.instruments().ph(), 0.01);
  }

  /// How far a probe is behind two minutes after the gas has changed.
  private static double behind(OxygenProbe oxygen, AcidityProbe acidity, boolean ofAcidity) {
    Plant plant = filled(0, false, new Probes(oxygen, acidity));
    Actuators a = plant.actuators();
    a.airMillilitresPerMinute = 0;
    a.nitrogenMillilitresPerMinute = 500;
    a.carbonDioxideMillilitresPerMinute = 100;
    run(plant, 120);
    return ofAcidity
        ? plant.instruments().ph() - plant.ph()
        : plant.instruments().dissolvedOxygen() - plant.dissolvedOxygenPercent();
  }

  @Test
  void aSpotIsLaterThanAProbeInAPort() {
    double optical = behind(OxygenProbe.OPTICAL, AcidityProbe.GLASS, false);
    double polarographic = behind(OxygenProbe.POLAROGRAPHIC, AcidityProbe.GLASS, false);
    double spot = behind(OxygenProbe.SPOT, AcidityProbe.GLASS, false);
    assertTrue(spot > 1.2 * optical, optical + " and " + spot);
    assertTrue(polarographic > 1.5 * optical, optical + " and " + polarographic);
    double glass = behind(OxygenProbe.OPTICAL, AcidityProbe.GLASS, true);
    double slow = behind(OxygenProbe.OPTICAL, AcidityProbe.SLOW_GLASS, true);
    double wall = behind(OxygenProbe.OPTICAL, AcidityProbe.SPOT, true);
    assertTrue(wall > 1.5 * glass && slow > wall, glass + ", " + wall + ", " + slow);
  }

  @Test
  void aSpotBleachesWhileAGlassElectrodeHardlyDrifts() {
    double[] off = new double[2];
    int i = 0;
    for (AcidityProbe probe : new AcidityProbe[] {AcidityProbe.GLASS, AcidityProbe.SPOT}) {
      Plant plant = filled(0, false, new Probes(OxygenProbe.OPTICAL, probe));
      for (int step = 0; step < 8 * 8640; step++) {
        plant.step(10);
      }
      off[i] = plant.instruments().ph() - plant.ph();
      i++;
    }
    assertEquals(8 * 0.005, off[0], 0.02);
    assertEquals(8 * 0.015, off[1], 0.02);
  }

  @Test
  void whatWasNotChosenIsTheSameSpecimen() {
    Plant ports = filled(5, true, Probes.REUSABLE);
    Plant spots = filled(5, true, SPOTS);
    assertNotEquals(ports.instruments().ph(), spots.instruments().ph());
    assertNotEquals(ports.instruments().dissolvedOxygen(), spots.instruments().dissolvedOxygen());
    assertEquals(ports.instruments().weight(), spots.instruments().weight());
    assertEquals(ports.instruments().capacitance(), spots.instruments().capacitance());
    assertEquals(ports.instruments().pad(), spots.instruments().pad());
    assertEquals(ports.ph(), spots.ph());
  }

  @Test
  void aSpotCannotBePutIntoAStandard() {
    Skid ports = new Skid(SkidSettings.nominal());
    Skid spots = new Skid(SkidSettings.nominal().withProbes(SPOTS));
    for (Skid skid : new Skid[] {ports, spots}) {
      skid.phProbe().hold(4.01);
      skid.oxygenProbe().hold(0);
      skid.step(1);
    }
    assertEquals(4.07, ports.phProbe().getAsDouble(), 1e-9);
    assertEquals(1.5, ports.oxygenProbe().getAsDouble(), 1e-9);
    assertTrue(spots.phProbe().getAsDouble() > 6);
    assertTrue(spots.oxygenProbe().getAsDouble() > 50);
  }
}
