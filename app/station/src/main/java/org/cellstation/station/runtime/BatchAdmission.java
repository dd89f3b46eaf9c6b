package org.cellstation.station.runtime;

import java.util.Optional;
import java.util.Set;

/// Whether a batch of that name may begin on a unit. What the recipe needs of the unit, {@link
/// Binding} says.
final class BatchAdmission {
  private BatchAdmission() {}

  /// Why not, empty when it may.
  ///
  /// @param taken the batch that the unit has already, else empty
  /// @param usedBatches ids that were ever given
  static Optional<String> refusal(
      String unit, String taken, String batch, Set<String> usedBatches) {
    if (usedBatches.contains(batch)) {
      return Optional.of("There has been a batch " + batch + " before; an id is never used twice.");
    }
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of("%s is taken by batch %s; finish that first.".formatted(unit, taken));
  }
}
