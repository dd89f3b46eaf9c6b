package org.cellstation.simulator;

import java.util.Locale;
import org.cellstation.simulator.emulator.LineServer;

/// The six lines of the skid and how a client sets the port of its pseudo-terminal.
enum Line {
  ANALYTICS("baud=19200&data=8&parity=none&stop=2"),
  HEATING("baud=9600&data=8&parity=none&stop=1"),
  GAS(""),
  WEIGHING("baud=9600&data=8&parity=none&stop=1"),
  PUMPING("baud=9600&data=8&parity=none&stop=1"),
  /// The platform itself is 7E1, but a pseudo-terminal has no parity, and the C library refuses a
  /// port that did not take it.
  ROCKING("baud=9600&data=8&parity=none&stop=1");

  private final String id = name().toLowerCase(Locale.ROOT);
  private final String parameters;

  Line(String parameters) {
    this.parameters = parameters;
  }

  String id() {
    return id;
  }

  String parameters() {
    return parameters;
  }

  LineServer of(Skid skid) {
    LineServer server = skid.lines().get(id);
    if (server == null) {
      throw new IllegalStateException("the skid has no line " + id);
    }
    return server;
  }
}
