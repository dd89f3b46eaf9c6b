package org.cellstation.station.runtime;

import java.util.Optional;
import java.util.Set;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;

/// Whether a recipe may become a batch on a unit.
final class BatchAdmission {
  private BatchAdmission() {}

  /// Why not, empty when it may.
  ///
  /// @param taken the batch that the unit has already, else empty
  /// @param usedBatches ids that were ever given
  static Optional<String> refusal(
      UnitConfiguration unit, String taken, Recipe recipe, String batch, Set<String> usedBatches) {
    if (usedBatches.contains(batch)) {
      return Optional.of("There has been a batch " + batch + " before; an id is never used twice.");
    }
    if (!taken.isEmpty()) {
      return Optional.of("%s is taken by batch %s; finish that first.".formatted(unit.id(), taken));
    }
    if (!recipe.equipmentClass().equals(unit.equipmentClass())) {
      return Optional.of(
          "The recipe needs a %s; %s is a %s."
              .formatted(recipe.equipmentClass(), unit.id(), unit.equipmentClass()));
    }
    if (recipe.procedure().stream().map(UnitProcedure::unit).distinct().count() > 1) {
      return Optional.of("The recipe needs more than one unit; this station runs one a batch.");
    }
    return Optional.empty();
  }
}
