package org.cellstation.recipes.model;

import java.util.List;

/// A stage of the process, for example preparing the bag.
///
/// @param path step ids from the unit procedure down, joined by `/`
/// @param uses shared equipment that it holds from its begin to its end
public record Operation(String path, String title, List<String> uses, Flow<PhaseStep> flow) {
  public Operation {
    uses = List.copyOf(uses);
  }

  /// All of them, in the order of the text.
  public List<PhaseStep> phases() {
    return flow.elements();
  }
}
