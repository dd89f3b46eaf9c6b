package org.cellstation.app;

import java.util.concurrent.Executors;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.LiveStation;
import org.cellstation.app.rehearsal.SimulatedRehearser;

/// Lets recipes be rehearsed from a running station, on threads that end with the program.
final class BackgroundRehearsals {
  private BackgroundRehearsals() {}

  static void offer(LiveStation live, DataDirectory data) {
    int cores = Runtime.getRuntime().availableProcessors();
    live.station()
        .rehearseWith(
            new SimulatedRehearser(cores),
            data.root().resolve("rehearsals"),
            cores,
            Executors.newSingleThreadExecutor(
                SimulatedRehearser.backgroundThreads("rehearsal-desk-")));
  }
}
