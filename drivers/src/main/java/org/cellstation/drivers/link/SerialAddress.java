package org.cellstation.drivers.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `serial:/dev/ttyUSB0?baud=19200&data=8&parity=none&stop=2`, what is left out is 9600 8N1.
///
/// @param text as configured
/// @param port as the system calls it (`/dev/ttyUSB0`, `COM3`), or `usb-` and the serial number of
///   the USB adapter
public record SerialAddress(String text, String port, int baud, int data, Parity parity, int stop) {
  public static final String SCHEME = "serial:";

  public enum Parity {
    NONE,
    ODD,
    EVEN
  }

  private static final String FORM =
      "; the form is serial:PORT?baud=19200&data=8&parity=none&stop=2";
  private static final List<Integer> BAUDS =
      List.of(1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200);

  /// @throws IllegalArgumentException saying what is wrong and what is allowed
  public static SerialAddress parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException(text + ": not a serial address" + FORM);
    }
    int query = text.indexOf('?');
    String port = text.substring(SCHEME.length(), query < 0 ? text.length() : query);
    if (port.isBlank()) {
      throw new IllegalArgumentException(text + ": no port" + FORM);
    }
    if (port.equals(UsbPort.PREFIX)) {
      throw new IllegalArgumentException(text + ": no serial number behind usb-" + FORM);
    }
    return of(text, port, query < 0 ? "" : text.substring(query + 1));
  }

  /// @param query what stands behind the `?`
  static SerialAddress of(String text, String port, String query) {
    Map<String, String> options = options(text, query);
    int baud = oneOf(text, options, "baud", 9600, BAUDS);
    int data = oneOf(text, options, "data", 8, List.of(7, 8));
    int stop = oneOf(text, options, "stop", 1, List.of(1, 2));
    Parity parity = parity(text, options.remove("parity"));
    if (!options.isEmpty()) {
      throw new IllegalArgumentException(
          text + ": unknown " + String.join(", ", options.keySet()) + FORM);
    }
    return new SerialAddress(text, port, baud, data, parity, stop);
  }

  private static Map<String, String> options(String text, String query) {
    Map<String, String> options = new HashMap<>();
    if (query.isEmpty()) {
      return options;
    }
    for (String option : List.of(query.split("&", -1))) {
      int equals = option.indexOf('=');
      if (equals < 1
          || options.put(option.substring(0, equals), option.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            text + ": \"" + option + "\" is not a setting of its own" + FORM);
      }
    }
    return options;
  }

  private static int oneOf(
      String text, Map<String, String> options, String name, int normal, List<Integer> allowed) {
    String value = options.remove(name);
    if (value == null) {
      return normal;
    }
    for (int candidate : allowed) {
      if (Integer.toString(candidate).equals(value)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException(
        text + ": " + name + " is " + value + ", allowed are " + allowed);
  }

  private static Parity parity(String text, @Nullable String value) {
    if (value == null) {
      return Parity.NONE;
    }
    for (Parity parity : Parity.values()) {
      if (parity.name().toLowerCase(Locale.ROOT).equals(value)) {
        return parity;
      }
    }
    throw new IllegalArgumentException(
        text
            + ": parity is "
            + value
            + ", allowed are "
            + Arrays.toString(Parity.values()).toLowerCase(Locale.ROOT));
  }
}
