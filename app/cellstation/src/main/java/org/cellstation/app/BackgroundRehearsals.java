package org.cellstation.app;

import java.util.concurrent.Executors;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.LiveStation;
import org.cellstation.app.rehearsal.SimulatedPreviewer;
import org.cellstation.app.rehearsal.SimulatedRehearser;

/// Lets recipes be rehearsed, and the rest of batches be simulated, from a running station, on
/// threads that end with the program.
final class BackgroundRehearsals {
  private BackgroundRehearsals() {}

  static void offer(LiveStation live, DataDirectory data) {
    int cores = Runtime.getRuntime().availableProcessors();
    live.station()
        .rehearseWith(
            new SimulatedRehearser(cores, data.root().resolve("faults")),
            data.root().resolve("rehearsals"),
            cores,
            Executors.newSingleThreadExecutor(
                SimulatedRehearser.backgroundThreads("rehearsal-desk-")));
    live.station()
        .previewWith(
            new SimulatedPreviewer(data.root().resolve("faults")),
            data.root().resolve("changes"),
            cores,
            Executors.newSingleThreadExecutor(
                SimulatedRehearser.backgroundThreads("preview-desk-")));
  }
}
