package org.cellstation.app;

import java.io.IOException;
import org.cellstation.app.assembly.InputException;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.SimulatorSettings;

/// Starts the simulator that comes with the program.
final class BundledSimulator {
  private BundledSimulator() {}

  /// @throws InputException when a port cannot be had, with its number
  static Simulator start(SimulatorSettings settings, Pacer clock) throws InputException {
    try {
      return new Simulator(settings, clock);
    } catch (IOException unavailable) {
      throw new InputException("The simulator cannot start: " + unavailable.getMessage());
    }
  }
}
