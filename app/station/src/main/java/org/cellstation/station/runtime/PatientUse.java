package org.cellstation.station.runtime;

import java.time.Instant;
import java.util.Optional;

/// Whether a recipe may be used to make something for a patient. Asked off the control thread.
@FunctionalInterface
public interface PatientUse {
  /// @param recipe its id
  /// @param version its author's count
  /// @param sha256 of exactly the text that would run
  /// @return empty when it may, else why not and what to do
  Optional<String> refusal(String recipe, String version, String sha256, Instant now);
}
