package org.cellstation.recipes.model;

import java.util.List;

/// A stage of the process, for example preparing the bag.
///
/// @param path step ids from the unit procedure down, joined by `/`
public record Operation(String path, String title, List<PhaseStep> phases) {
  public Operation {
    phases = List.copyOf(phases);
  }
}
