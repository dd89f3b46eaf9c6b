package org.cellstation.simulator;

/// How a skid is put behind real wires.
///
/// @param skid what is simulated
/// @param serialOverTcp true to answer the serial lines on raw TCP although pseudo-terminals exist
/// @param gasPort TCP port of the Modbus TCP line, 0 for any free one
public record SimulatorSettings(SkidSettings skid, boolean serialOverTcp, int gasPort) {
  public SimulatorSettings {
    if (gasPort < 0 || gasPort > 65_535) {
      throw new IllegalArgumentException("there is no TCP port " + gasPort);
    }
  }

  /// Pseudo-terminals where there are any, and any free TCP port.
  public static SimulatorSettings of(SkidSettings skid) {
    return new SimulatorSettings(skid, false, 0);
  }
}
