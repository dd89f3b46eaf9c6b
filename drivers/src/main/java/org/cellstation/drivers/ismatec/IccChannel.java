package org.cellstation.drivers.ismatec;

import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;

/// One channel of the pump, its commands ready as bytes. Source: operating manual 14-036, "Command
/// set".
final class IccChannel {
  /// The pump answers a flow rate with the nearest one that it can run.
  private static final double RATE_TOLERANCE = 0.01;

  private final IccPort port;
  private final int address;
  private final byte[] isRunning;
  private final byte[] rate;
  private final byte[] start;
  private final byte[] stop;
  private final byte[] flowMode;

  /// @param address 1 .. 4
  IccChannel(IccPort port, int address) {
    this.port = port;
    this.address = address;
    this.isRunning = IccPort.command(address, "E");
    this.rate = IccPort.command(address, "f");
    this.start = IccPort.command(address, "H");
    this.stop = IccPort.command(address, "I");
    this.flowMode = IccPort.command(address, "M");
  }

  /// The pump holds a flow rate instead of a speed from now on. Does not stop it.
  void enterFlowMode(Line line) throws BusException {
    port.obey(line, flowMode);
  }

  /// @return mL/min, 0 when stopped
  double flow(Line line) throws BusException {
    return port.isTrue(line, isRunning) ? port.rate(line, rate) : 0;
  }

  /// @param flow mL/min; 0 stops
  void run(Line line, double flow) throws BusException {
    if (flow == 0) {
      port.obey(line, stop);
      return;
    }
    byte[] set = IccPort.command(address, "f" + FlowNumber.format(flow));
    double taken = port.rate(line, set);
    if (!(Math.abs(taken - flow) <= RATE_TOLERANCE * flow)) {
      throw port.refused(line, "asked for " + flow + " mL/min but set to " + taken, set);
    }
    if (!port.isTrue(line, isRunning)) {
      port.obey(line, start);
    }
  }
}
