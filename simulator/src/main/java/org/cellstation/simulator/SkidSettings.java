package org.cellstation.simulator;

import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.culture.CultureMedium;
import org.cellstation.simulator.culture.Donor;
import org.cellstation.simulator.device.Probes;
import org.cellstation.simulator.plant.PlantSettings;
import org.cellstation.simulator.vessel.Vessel;

/// What a skid is started with.
///
/// @param seed of all randomness: the same seed and steps give the same bits
/// @param donorSpread true to draw instrument and pump errors from the seed; false for instruments
///   without systematic error
/// @param litres working volume of the vessel
/// @param equipment the vessel and the instruments it has
/// @param donor whose cells; 0 is the default donor
/// @param culture what kind of cells
/// @param probes for oxygen and pH
public record SkidSettings(
    long seed,
    boolean donorSpread,
    double litres,
    Equipment equipment,
    long donor,
    CultureKind culture,
    Probes probes) {
  /// @throws IllegalArgumentException for a vessel that does not exist, with the sizes that do
  public SkidSettings {
    equipment.vessel(litres);
  }

  /// The default donor in a 2 L bag.
  public static SkidSettings nominal() {
    return drawn(0);
  }

  /// Another donor and other instruments; seed 0 is the default donor.
  public static SkidSettings drawn(long seed) {
    Equipment equipment = Equipment.SIX_LINES;
    return new SkidSettings(
        seed, seed != 0, equipment.litres(), equipment, seed, CultureKind.T_CELLS, Probes.REUSABLE);
  }

  /// Another skid, of the size it comes with.
  public SkidSettings with(Equipment other) {
    return new SkidSettings(seed, donorSpread, other.litres(), other, donor, culture, probes);
  }

  /// Another size of vessel.
  public SkidSettings withLitres(double working) {
    return new SkidSettings(seed, donorSpread, working, equipment, donor, culture, probes);
  }

  /// Another donor with the same instruments.
  public SkidSettings withDonor(long other) {
    return new SkidSettings(seed, donorSpread, litres, equipment, other, culture, probes);
  }

  /// Other cells of the same donor.
  public SkidSettings withCulture(CultureKind other) {
    return new SkidSettings(seed, donorSpread, litres, equipment, donor, other, probes);
  }

  /// Other probes at the vessel.
  public SkidSettings withProbes(Probes others) {
    return new SkidSettings(seed, donorSpread, litres, equipment, donor, culture, others);
  }

  PlantSettings plant() {
    Vessel vessel = equipment.vessel(litres);
    CultureMedium medium = culture.medium();
    return PlantSettings.nominal(seed)
        .biased(donorSpread)
        .with(probes)
        .with(vessel)
        .with(medium.composition(), medium.composition().spent())
        .with(
            () ->
                culture.culture(
                    Donor.drawn(donor), medium.support(), CultureKind.Start.in(vessel)));
  }
}
