package org.cellstation.station.runtime;

import java.time.Instant;
import java.util.Optional;
import org.cellstation.station.api.RecipeBook;

/// Whether a recipe may be used to make something for a patient. Asked off the control thread.
public interface PatientUse {
  /// @param recipe its id
  /// @param version its author's count
  /// @param sha256 of exactly the text that would run
  /// @return empty when it may, else why not and what to do
  Optional<String> refusal(String recipe, String version, String sha256, Instant now);

  /// Where this text stands in its life cycle; a draft when it was never submitted.
  RecipeBook.State state(String sha256, Instant now);
}
