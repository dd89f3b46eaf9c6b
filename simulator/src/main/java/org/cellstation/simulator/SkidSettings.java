package org.cellstation.simulator;

import org.cellstation.simulator.culture.Donor;
import org.cellstation.simulator.plant.PlantSettings;
import org.cellstation.simulator.vessel.Vessels;

/// What a skid is started with.
///
/// @param seed of all randomness: the same seed and steps give the same bits
/// @param donorSpread true to draw donor, instrument and pump errors from the seed; false for the
///   default donor and instruments without systematic error
/// @param bagLitres whole bag, 1..20 L; half of it is the working volume
/// @param equipment the instruments it has
public record SkidSettings(long seed, boolean donorSpread, double bagLitres, Equipment equipment) {
  public SkidSettings {
    if (!(bagLitres >= 1 && bagLitres <= 20)) {
      throw new IllegalArgumentException("a bag of " + bagLitres + " L is not in 1..20 L");
    }
  }

  /// The default donor in a 2 L bag.
  public static SkidSettings nominal() {
    return new SkidSettings(0, false, 2, Equipment.SIX_LINES);
  }

  /// Another donor and other instruments; seed 0 is the default donor.
  public static SkidSettings drawn(long seed) {
    return new SkidSettings(seed, seed != 0, 2, Equipment.SIX_LINES);
  }

  public SkidSettings with(Equipment other) {
    return new SkidSettings(seed, donorSpread, bagLitres, other);
  }

  PlantSettings plant() {
    return PlantSettings.nominal(seed)
        .biased(donorSpread)
        .with(Vessels.rockingBag(bagLitres))
        .with(donorSpread ? Donor.drawn(seed) : Donor.NOMINAL);
  }
}
