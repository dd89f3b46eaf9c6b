package org.cellstation.simulator.plant;

import java.util.function.ObjDoubleConsumer;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.culture.CultureMedium;
import org.cellstation.simulator.culture.Donor;
import org.cellstation.simulator.vessel.Aeration;
import org.cellstation.simulator.vessel.Vessel;

/// A batch that is the same for every vessel: fill, warm, seed, perfuse, feed base, bleed. Time
/// decides, and proportional control of temperature and pH, so that runs with different steps can
/// be compared.
final class Course {
  final Plant plant;
  private final Actuators a;
  private final double litres;
  private double seconds;

  Course(PlantSettings settings) {
    plant = new Plant(settings);
    a = plant.actuators();
    litres = settings.vessel().volumes().working();
  }

  static PlantSettings in(Vessel vessel) {
    return PlantSettings.nominal(0).with(vessel);
  }

  /// These cells in the medium and on the surface that they usually have there.
  static PlantSettings in(Vessel vessel, CultureKind kind) {
    CultureMedium medium = kind.medium();
    return in(vessel)
        .with(medium.composition(), medium.composition().spent())
        .with(() -> kind.culture(Donor.NOMINAL, medium.support(), CultureKind.Start.in(vessel)));
  }

  /// @param every called before each step with the plant and the hour
  void run(double hours, double dt, ObjDoubleConsumer<Plant> every) {
    long steps = Math.round(hours * 3600 / dt);
    for (long i = 0; i < steps; i++) {
      set(seconds / 3600);
      every.accept(plant, seconds / 3600);
      plant.advance(dt);
      seconds += dt;
    }
  }

  void run(double hours, double dt) {
    run(hours, dt, (plant, hour) -> {});
  }

  /// Filled within half an hour, seeded in the fourth hour, perfused from the second day.
  private void set(double hour) {
    double perHour = litres * 1000 / 60; // mL/min that give a vessel volume an hour
    a.feedMillilitresPerMinute = hour < 0.5 ? 1.8 * perHour : hour < 36 ? 0 : perHour / 24;
    a.inoculumMillilitresPerMinute = hour >= 4 && hour < 4.5 ? 0.2 * perHour : 0;
    a.permeateMillilitresPerMinute = hour < 36 ? 0 : 0.9 * perHour / 24;
    a.harvestMillilitresPerMinute = hour < 96 ? 0 : 0.08 * perHour / 24;
    // A pulse of base of ten seconds in every ten minutes.
    boolean pulse = hour > 48 && hour * 360 % 60 < 1;
    a.baseMillilitresPerMinute = pulse ? 0.002 * perHour : 0;
    a.antifoamMillilitresPerMinute = hour >= 60 && hour < 60.05 ? 0.0005 * perHour : 0;
    a.airMillilitresPerMinute = 150 * litres;
    a.oxygenMillilitresPerMinute = hour < 96 ? 0 : 50 * litres;
    a.nitrogenMillilitresPerMinute = hour < 48 ? 20 * litres : 0;
    a.carbonDioxideMillilitresPerMinute =
        litres * Math.clamp(15 + 60 * (plant.cellPh() - 7.2), 0, 40);
    a.rockPerMinute = 25;
    a.stirPerMinute =
        plant.vessel().aeration() instanceof Aeration.Stirred tank ? tank.referenceRate() : 0;
    a.spargeMillilitresPerMinute = hour < 24 ? 0 : 60 * litres;
    a.recirculationMillilitresPerMinute = 100;
    a.heaterPercent = Math.clamp(30 + 60 * (37 - plant.celsius()), 0, 100);
  }
}
