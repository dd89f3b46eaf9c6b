package org.cellstation.drivers.link;

/// `tcp:192.168.0.5:502`, `tcp:[::1]:502`.
///
/// @param text as configured
public record TcpAddress(String text, String host, int port) {
  public static final String SCHEME = "tcp:";

  private static final String FORM = "; the form is tcp:HOST:PORT, for example tcp:192.168.0.5:502";

  /// @throws IllegalArgumentException saying what is wrong and what is allowed
  public static TcpAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (!text.startsWith(SCHEME) || colon < SCHEME.length()) {
      throw new IllegalArgumentException(text + ": not a TCP address" + FORM);
    }
    String host = text.substring(SCHEME.length(), colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      throw new IllegalArgumentException(text + ": write an IPv6 host in brackets" + FORM);
    }
    if (host.isBlank() || host.indexOf(' ') >= 0) {
      throw new IllegalArgumentException(text + ": no host" + FORM);
    }
    return new TcpAddress(text, host, port(text, text.substring(colon + 1)));
  }

  private static int port(String text, String digits) {
    int port = 0;
    for (int i = 0; i < digits.length() && port <= 65535; i++) {
      char c = digits.charAt(i);
      port = c >= '0' && c <= '9' ? port * 10 + (c - '0') : 65536;
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          text + ": port \"" + digits + "\" is not within 1 .. 65535" + FORM);
    }
    return port;
  }
}
