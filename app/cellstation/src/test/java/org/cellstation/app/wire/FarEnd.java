package org.cellstation.app.wire;

import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.fault.FaultState;

/// One simulated instrument as a test sees it.
///
/// @param line what it hangs on
/// @param advance lets process time pass for it, s
/// @param taken what it does about each setting, in the setting's unit
record FarEnd(LineServer line, DoubleConsumer advance, Map<String, DoubleSupplier> taken) {
  static final DoubleConsumer TIMELESS = seconds -> {};

  /// Makes one, as it leaves the factory.
  @FunctionalInterface
  interface Maker {
    /// @param line the faults of its line
    /// @param unit its own faults
    FarEnd make(FaultState line, FaultState unit);
  }

  FarEnd(LineServer line, DoubleConsumer advance) {
    this(line, advance, Map.of());
  }

  FarEnd(LineServer line, DoubleSupplier setPoint) {
    this(line, TIMELESS, Map.of("setpoint", setPoint));
  }
}
