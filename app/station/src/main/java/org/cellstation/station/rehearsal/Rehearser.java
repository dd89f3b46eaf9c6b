package org.cellstation.station.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cellstation.recipes.format.ReadResult;

/// Who can rehearse a recipe: a port, because the station itself knows no simulator.
@FunctionalInterface
public interface Rehearser {
  /// Rehearses to the end, on threads of its own.
  ///
  /// @param folder for reports and journals, may not exist yet; where the recipe has pictures, they
  ///   are kept in it
  /// @throws CannotRehearseException when this recipe cannot be rehearsed, or it was cancelled
  Outcome rehearse(ReadResult.Valid recipe, Path folder, Control control)
      throws IOException, CannotRehearseException;

  /// What whoever asked says and hears meanwhile. Any thread.
  interface Control {
    /// How many threads may be at work now; at least 1. The station comes first.
    int threads();

    boolean cancelled();

    /// @param share of the work done, 0 to 1
    void progress(int done, int runs, double share);
  }

  /// @param donors ordinary runs
  /// @param faults runs in which something goes wrong
  /// @param unmet what was not met, in words, empty when it passed
  /// @param uncovered by name what no run reached and nobody declared out of reach
  /// @param report the file for people
  record Outcome(
      boolean passed,
      int donors,
      int faults,
      String reportSha256,
      String unmet,
      List<String> uncovered,
      Path report) {
    public Outcome {
      uncovered = List.copyOf(uncovered);
    }
  }

  /// The message says why.
  final class CannotRehearseException extends Exception {
    public CannotRehearseException(String why) {
      super(why);
    }
  }
}
