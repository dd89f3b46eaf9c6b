package org.cellstation.simulator;

import org.cellstation.simulator.emulator.LineServer;

/// One line of a skid and how a client reaches it.
///
/// @param parameters of a serial line, as a client sets its port; empty for a line on TCP
/// @param clients how many may be connected on TCP at a time
record Port(String id, String parameters, int clients, LineServer server) {
  private static final int MANY = 16;

  /// The parameters are those of the instruments, but a pseudo-terminal has no parity and eight
  /// data bits, and the C library refuses a port that did not take what it was asked for.
  static Port serial(String id, int baud, int stopBits, LineServer server) {
    return new Port(id, "baud=" + baud + "&data=8&parity=none&stop=" + stopBits, 1, server);
  }

  static Port tcp(String id, LineServer server) {
    return new Port(id, "", MANY, server);
  }

  boolean serial() {
    return !parameters.isEmpty();
  }
}
