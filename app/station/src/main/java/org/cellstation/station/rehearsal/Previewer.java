package org.cellstation.station.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.station.api.LiveChanges.Figure;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// Who can simulate the rest of a batch: a port, because the station itself knows no simulator.
@FunctionalInterface
public interface Previewer {
  /// Simulates both ways to the end, on threads of its own.
  ///
  /// @throws Rehearser.CannotRehearseException when this batch cannot be simulated
  Outcome preview(Task task, Rehearser.Control control)
      throws IOException, Rehearser.CannotRehearseException;

  /// Where a batch stands, and what is to be changed.
  ///
  /// @param unit that is its own
  /// @param history everything the journal holds of the batch
  /// @param change as it was proposed
  /// @param readings good ones of each of its units, by process variable
  /// @param cultureAge null before inoculation
  /// @param folder for the report and journals, may not exist yet
  record Task(
      String unit,
      List<Entry> history,
      Event.RecipeChangeProposed change,
      Map<String, Map<String, Quantity>> readings,
      @Nullable Duration cultureAge,
      Instant now,
      Path folder) {}

  /// @param assumptions what was taken for granted of the vessel, in words
  /// @param report the file for people
  record Outcome(
      List<String> assumptions, List<Figure> figures, String reportSha256, Path report) {}
}
