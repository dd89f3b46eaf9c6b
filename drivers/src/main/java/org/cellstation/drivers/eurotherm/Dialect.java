package org.cellstation.drivers.eurotherm;

import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;

/// One of the two languages that the controllers speak, as ordered. Owner thread only.
sealed interface Dialect permits ModbusDialect, BisynchDialect {
  double read(Line line, Parameter parameter) throws BusException;

  /// In as few exchanges as the language allows.
  LoopState state(Line line) throws BusException;

  /// Returns when the controller has acknowledged the value.
  void write(Line line, Parameter parameter, double value) throws BusException;

  /// Whether the controller says that its sensor is broken.
  boolean sensorIsBroken(Line line) throws BusException;

  /// Whether the controller is in manual mode and therefore follows no set-point.
  boolean isManual(Line line) throws BusException;
}
