package org.cellstation.drivers.watsonmarlow;

import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;

/// One of the two serial protocols. A pump answers questions only.
interface PumpPort {
  /// What answers from now on may be another pump.
  default void meet() {}

  /// Sends a command that is never answered: `GO`.
  void tell(Line line, String command) throws BusException;

  /// The speed as the protocol writes it in an `SP` command.
  ///
  /// @return the command, and the speed that it means
  Speed speed(double rpm);

  /// @param rpm what is sent: the nearest that the protocol can say
  record Speed(String command, double rpm) {}

  PumpStatus status(Line line) throws BusException;

  /// Asks `ZY`.
  boolean isRunning(Line line) throws BusException;
}
