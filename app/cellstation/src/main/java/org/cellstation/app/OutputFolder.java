package org.cellstation.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.virtual.Rehearsal;

/// The folder that a run leaves its results in.
final class OutputFolder {
  private OutputFolder() {}

  /// A run never writes into what another left. Creates nothing.
  static void mustBeFresh(Path folder) throws InputException {
    if (Files.exists(folder.resolve("journal"))) {
      throw new InputException(
          folder
              + " already holds a journal, and a run that was cut off is not gone on with: its"
              + " simulated plant is lost. Name another folder with --out.");
    }
  }

  /// Says where everything is.
  ///
  /// @return the exit code
  static int report(PrintWriter out, Path folder, Rehearsal.Result result) {
    out.printf(
        "%s after %d h %02d min of process time, %d scans%n",
        result.state(),
        result.processTime().toHours(),
        result.processTime().toMinutesPart(),
        result.scans());
    out.println("journal       " + folder.resolve("journal").toAbsolutePath());
    if (result.recordPdf() != null) {
      out.println("batch record  " + result.recordPdf().toAbsolutePath());
    }
    out.flush();
    return result.complete() ? Main.DONE : Main.FAILED;
  }
}
