package org.cellstation.drivers.link;

import java.util.Comparator;
import java.util.List;

/// A port named by the serial number of its USB adapter: `usb-A50285BI`, or `usb-FT4XYZ.2` for the
/// second port of an adapter with several. The number stays when the adapter is plugged in
/// elsewhere; the system's name does not.
record UsbPort(String serial, int index) {
  static final String PREFIX = "usb-";

  /// @param index 1 is the first, 0 when it was not said
  UsbPort {}

  /// @param name with its prefix
  static UsbPort parse(String name) {
    String rest = name.substring(PREFIX.length());
    int dot = rest.lastIndexOf('.');
    if (dot > 0
        && dot == rest.length() - 2
        && rest.charAt(dot + 1) >= '1'
        && rest.charAt(dot + 1) <= '9') {
      return new UsbPort(rest.substring(0, dot), rest.charAt(dot + 1) - '0');
    }
    return new UsbPort(rest, 0);
  }

  /// The ports of this adapter, in the order in which they are counted.
  private List<String> paths(List<PresentPort> present) {
    return present.stream()
        .filter(port -> port.usbSerial().equals(serial))
        .map(PresentPort::path)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /// @return where it is now, empty when it cannot be told
  String path(List<PresentPort> present) {
    List<String> paths = paths(present);
    int at = Math.max(index, 1);
    return paths.size() < at || (index == 0 && paths.size() > 1) ? "" : paths.get(at - 1);
  }

  /// Why it is not there and what to do.
  String complaint(List<PresentPort> present) {
    List<String> paths = paths(present);
    if (paths.size() > 1 && index == 0) {
      return "this adapter has the ports "
          + String.join(", ", paths)
          + ": name one as "
          + PREFIX
          + serial
          + ".1 .. "
          + paths.size();
    }
    if (!paths.isEmpty()) {
      return "this adapter has no port " + index + ", only " + String.join(", ", paths);
    }
    List<String> adapters =
        present.stream()
            .filter(port -> !port.usbSerial().isEmpty())
            .map(port -> port.usbSerial() + " at " + port.path())
            .sorted()
            .toList();
    return "no USB adapter with this serial number: check that it is plugged in"
        + (adapters.isEmpty()
            ? " (no adapter tells a serial number)"
            : " (adapters present: " + String.join(", ", adapters) + ")");
  }
}
