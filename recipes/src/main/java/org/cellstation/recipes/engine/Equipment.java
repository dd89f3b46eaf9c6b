package org.cellstation.recipes.engine;

import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.Quantity;

/// What the engine asks of the plant. Implemented by the station, called on the control thread.
public interface Equipment {
  /// A fresh execution of a phase on a unit. After a restart of the program the step that was under
  /// way is begun again, and asked {@link EquipmentPhase#holding} while the procedure is HELD.
  ///
  /// @param unit the role that the recipe names, for example `bioreactor`
  /// @param phase the phase type's name, one of {@link org.cellstation.recipes.model.PhaseType}
  /// @param parameters every parameter that the phase type declares, in its declared unit
  /// @param memory what an earlier execution of this same step left, when it is begun again after a
  ///   restart of the program; also tells the phase its own active time
  EquipmentPhase phase(
      String unit, String phase, Map<String, Quantity> parameters, PhaseMemory memory);

  /// The present value of a process variable, for transitions.
  ///
  /// @param variable for example `temperature`, `DO`, `pH`, `weight`
  Observation read(String unit, String variable);

  /// Asks for units or shared equipment, in each scan until all of it is granted. Asking again for
  /// what is owned already changes nothing.
  ///
  /// @param path of the procedural element that wants it
  /// @return empty when the element owns all of it, else what it waits for, in the operator's words
  default String claim(String path, List<String> resources) {
    return "";
  }

  /// The element needs nothing any more of what it claimed.
  default void release(String path) {}

  /// A value that may be compared, or the reason why there is none: then a condition is neither
  /// true nor false, and the phase waits.
  sealed interface Observation {
    record Value(double value, String unit) implements Observation {}

    /// What a person has chosen of several.
    record Said(String words) implements Observation {}

    record Unusable(String why) implements Observation {}
  }
}
