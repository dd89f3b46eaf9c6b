package org.cellstation.app;

import java.nio.file.Path;
import org.cellstation.app.assembly.FaultScript;
import org.cellstation.app.assembly.InputException;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command that starts the simulated skid takes.
final class SkidOptions {
  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = "simulator only: what fails when, in process time (docs/configuration.md)")
  private @Nullable Path faults;

  boolean any() {
    return faults != null;
  }

  /// @throws InputException with every mistake in the file
  Scenario scenario(SkidSettings settings) throws InputException {
    return faults == null
        ? Scenario.none()
        : FaultScript.read(faults, new Skid(settings).faults().possible());
  }
}
