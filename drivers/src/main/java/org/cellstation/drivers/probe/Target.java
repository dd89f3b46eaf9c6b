package org.cellstation.drivers.probe;

import org.cellstation.drivers.link.SerialAddress;
import org.cellstation.drivers.link.TcpAddress;

/// A line to search.
///
/// @param name as a person knows it: `/dev/ttyUSB0`, `192.168.0.7:502`
/// @param link the address that a configuration gives it, without serial parameters
/// @param tcpPort 0 for a serial port
public record Target(String name, String link, int tcpPort) {
  public static Target serial(String port) {
    return new Target(port, SerialAddress.SCHEME + port, 0);
  }

  /// @param hostAndPort `192.168.0.7:502`
  /// @throws IllegalArgumentException saying what is wrong and what is allowed
  public static Target tcp(String hostAndPort) {
    TcpAddress address = TcpAddress.parse(TcpAddress.SCHEME + hostAndPort);
    return new Target(hostAndPort, address.text(), address.port());
  }

  boolean isTcp() {
    return tcpPort != 0;
  }

  String address(String parameters) {
    return isTcp() ? link : link + "?" + parameters;
  }
}
