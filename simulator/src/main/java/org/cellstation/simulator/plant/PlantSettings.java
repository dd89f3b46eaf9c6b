package org.cellstation.simulator.plant;

import java.util.function.Supplier;
import org.cellstation.simulator.chemistry.Additive;
import org.cellstation.simulator.chemistry.Medium;
import org.cellstation.simulator.culture.Culture;
import org.cellstation.simulator.culture.Donor;
import org.cellstation.simulator.culture.TCells;
import org.cellstation.simulator.device.Probes;
import org.cellstation.simulator.vessel.Vessel;
import org.cellstation.simulator.vessel.Vessels;

/// What the plant is made of before the first step.
///
/// @param seed of all noise
/// @param biased true to give instruments, pumps and valves errors drawn from the seed
/// @param vessel what the culture stands in
/// @param culture makes what lives in it, once for each plant
/// @param medium in the feed bottle
/// @param inoculum on the line by which cells come, at first
/// @param base in the base bottle
/// @param baseLitres in a full base bottle
/// @param acid in the acid bottle
/// @param antifoam in the antifoam bottle
/// @param probes at the vessel
public record PlantSettings(
    long seed,
    boolean biased,
    Vessel vessel,
    Supplier<Culture> culture,
    Medium medium,
    Suspension inoculum,
    Additive base,
    double baseLitres,
    Additive acid,
    Additive antifoam,
    Probes probes) {

  /// The default batch: 100 mL of inoculum in 900 mL of medium gives 0.258e6/mL, the seed of the
  /// golden run (process.md 1.2); 95 % viable, stimulated for 72 h; 1 M bicarbonate as base.
  public static PlantSettings nominal(long seed) {
    return new PlantSettings(
        seed,
        false,
        Vessels.rockingBag(2),
        () -> new TCells(Donor.NOMINAL, 72, true),
        Medium.PERFUSION,
        Suspension.cells(Medium.INOCULUM, 2.58, 0.95),
        Additive.BICARBONATE,
        1,
        Additive.HYDROCHLORIC_ACID,
        Additive.ANTIFOAM,
        Probes.REUSABLE);
  }

  public PlantSettings with(Vessel other) {
    return new PlantSettings(
        seed, biased, other, culture, medium, inoculum, base, baseLitres, acid, antifoam, probes);
  }

  public PlantSettings with(Supplier<Culture> other) {
    return new PlantSettings(
        seed, biased, vessel, other, medium, inoculum, base, baseLitres, acid, antifoam, probes);
  }

  /// T cells of this donor, stimulated for three days.
  public PlantSettings with(Donor donor) {
    return with(() -> new TCells(donor, 72, true));
  }

  /// With errors of instruments, pumps and valves drawn from the seed, or without.
  public PlantSettings biased(boolean on) {
    return new PlantSettings(
        seed, on, vessel, culture, medium, inoculum, base, baseLitres, acid, antifoam, probes);
  }

  /// @param feed in the feed bottle
  /// @param carrier liquid that carries the cells
  public PlantSettings with(Medium feed, Medium carrier) {
    return new PlantSettings(
        seed,
        biased,
        vessel,
        culture,
        feed,
        Suspension.cells(carrier, inoculum.viable(), inoculum.viability()),
        base,
        baseLitres,
        acid,
        antifoam,
        probes);
  }

  /// @param viable cells in the inoculum, 1e6/mL
  /// @param viability fraction
  public PlantSettings seeded(double viable, double viability) {
    return new PlantSettings(
        seed,
        biased,
        vessel,
        culture,
        medium,
        Suspension.cells(inoculum.medium(), viable, viability),
        base,
        baseLitres,
        acid,
        antifoam,
        probes);
  }

  public PlantSettings withBase(Additive other, double litres) {
    return new PlantSettings(
        seed, biased, vessel, culture, medium, inoculum, other, litres, acid, antifoam, probes);
  }

  public PlantSettings with(Probes others) {
    return new PlantSettings(
        seed, biased, vessel, culture, medium, inoculum, base, baseLitres, acid, antifoam, others);
  }
}
