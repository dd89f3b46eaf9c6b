package org.cellstation.simulator;

import java.util.List;
import org.cellstation.simulator.plant.Actuators;

/// The instruments of a skid, connected to its plant on one side and to lines on the other. Owned
/// by the thread that steps the skid.
interface Rig {
  List<Port> ports();

  /// The instruments at the vessel, which every skid has.
  VesselInstruments vessel();

  /// What it runs on.
  Mains mains();

  /// The instruments act: controllers regulate, and what they drive is left in `actuators`.
  void act(double dtSeconds, Actuators actuators);

  /// The instruments see what the plant has come to.
  void measure(double dtSeconds);
}
