package org.cellstation.drivers.catalogue;

import java.util.List;
import java.util.stream.IntStream;

/// How a model is reached as it leaves the factory: what a search tries first.
///
/// @param serial port parameters as a link address writes them, empty when it has no serial port
/// @param tcpPort 0 when it has no network port
/// @param addresses what its option `address` can be, the factory's first; empty without addresses
public record Wiring(String serial, int tcpPort, List<String> addresses) {
  public Wiring {
    addresses = List.copyOf(addresses);
  }

  /// Alone on its serial port.
  static Wiring serial(String parameters) {
    return new Wiring(parameters, 0, List.of());
  }

  /// On a multi-drop line with others.
  static Wiring serial(String parameters, int factory, int from, int to) {
    return new Wiring(parameters, 0, numbers(factory, from, to));
  }

  /// On the network.
  static Wiring tcp(int port) {
    return new Wiring("", port, List.of());
  }

  /// Units behind one network port.
  static Wiring tcp(int port, int factory, int from, int to) {
    return new Wiring("", port, numbers(factory, from, to));
  }

  /// Has a network port besides its serial one.
  Wiring orTcp(int port) {
    return new Wiring(serial, port, addresses);
  }

  private static List<String> numbers(int factory, int from, int to) {
    return IntStream.concat(
            IntStream.of(factory), IntStream.rangeClosed(from, to).filter(n -> n != factory))
        .mapToObj(Integer::toString)
        .toList();
  }
}
