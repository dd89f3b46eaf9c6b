package org.cellstation.app;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.cellstation.app.assembly.InputException;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.simulator.ProfileServer;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.SimulatorSettings;

/// Starts the simulator that comes with the program.
final class BundledSimulator {
  private static final double MILLIS_PER_SECOND = 1000;

  private BundledSimulator() {}

  /// @throws InputException when a port cannot be had, with its number
  static Simulator start(SimulatorSettings settings, Pacer clock) throws InputException {
    try {
      return new Simulator(settings, clock);
    } catch (IOException unavailable) {
      throw new InputException("The simulator cannot start: " + unavailable.getMessage());
    }
  }

  /// @param start from which the twin's time counts
  /// @throws InputException when a port cannot be had, with its number
  static ProfileServer twin(
      InstrumentProfile profile, boolean tcp, int port, Pacer clock, Instant start)
      throws InputException {
    try {
      return new ProfileServer(
          profile,
          tcp,
          port,
          () -> Duration.between(start, clock.instant()).toMillis() / MILLIS_PER_SECOND);
    } catch (IOException unavailable) {
      throw new InputException("The simulator cannot start: " + unavailable.getMessage());
    }
  }
}
