package org.cellstation.recipes.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recipe needs of a unit besides its class. Whether a unit has it is the station's to say,
/// before a batch is bound to it.
///
/// @param measured process variables
/// @param calibrated process variables whose sensor has to have a valid calibration
/// @param volume the least and the most that will be in the vessel; null when any will do
public record EquipmentNeeds(
    List<ProcessVariable> measured, List<ProcessVariable> calibrated, @Nullable Bounds volume) {
  public static final EquipmentNeeds NONE = new EquipmentNeeds(List.of(), List.of(), null);

  public EquipmentNeeds {
    measured = List.copyOf(measured);
    calibrated = List.copyOf(calibrated);
  }
}
