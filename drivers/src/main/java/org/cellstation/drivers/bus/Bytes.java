package org.cellstation.drivers.bus;

import java.util.HexFormat;

/// Bytes as a person reads them in a message.
public final class Bytes {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

  private Bytes() {}

  /// Text in quotes where all is printable (line ends as `\r\n`), else hexadecimal.
  public static String show(byte[] bytes, int length) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < length; i++) {
      switch (bytes[i]) {
        case '\r' -> text.append("\\r");
        case '\n' -> text.append("\\n");
        default -> {
          if (bytes[i] < ' ' || bytes[i] == 0x7F) {
            return HEX.formatHex(bytes, 0, length);
          }
          text.append((char) bytes[i]);
        }
      }
    }
    return text.append('"').toString();
  }

  public static String show(byte[] bytes) {
    return show(bytes, bytes.length);
  }

  /// Hexadecimal whatever they are: `3F 80`.
  ///
  /// @param from first, to the one before `to`
  public static String hex(byte[] bytes, int from, int to) {
    return SPACED.formatHex(bytes, from, to);
  }
}
