package org.cellstation.drivers.link;

/// `rfc2217:192.168.0.5:4001?baud=19200&data=8&parity=none&stop=2`: a serial port behind a device
/// server whose parameters are set over the network. What is left out is 9600 8N1.
public record Rfc2217Address(String text, TcpAddress server, SerialAddress line) {
  public static final String SCHEME = "rfc2217:";

  /// @throws IllegalArgumentException saying what is wrong and what is allowed
  public static Rfc2217Address parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          text + ": not an RFC 2217 address; the form is rfc2217:HOST:PORT?baud=19200");
    }
    int query = text.indexOf('?');
    String server = text.substring(SCHEME.length(), query < 0 ? text.length() : query);
    return new Rfc2217Address(
        text,
        TcpAddress.parse(TcpAddress.SCHEME + server),
        SerialAddress.of(text, server, query < 0 ? "" : text.substring(query + 1)));
  }
}
