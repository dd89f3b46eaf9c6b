package org.cellstation.simulator.emulator;

/// What the plant asks of any emulated mass-flow controller.
public interface GasController {
  /// The flow the valve is asked for, mL/min.
  double setPoint();
}
