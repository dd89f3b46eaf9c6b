package org.cellstation.drivers.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The serial ports of this computer as a configuration had best name them: by the serial number of
/// their USB adapter where it tells one, because that stays the same wherever it is plugged in.
public final class SerialPorts {
  private SerialPorts() {}

  /// In order of the system's names.
  public static List<String> present() {
    return named(SystemPorts.list());
  }

  static List<String> named(List<PresentPort> present) {
    Map<String, String> serials = new TreeMap<>();
    for (PresentPort port : present) {
      serials.merge(port.path(), port.usbSerial(), (a, b) -> a.isEmpty() ? b : a);
    }
    Map<String, List<String>> adapters = new HashMap<>();
    serials.forEach(
        (path, serial) -> adapters.computeIfAbsent(serial, s -> new ArrayList<>()).add(path));
    List<String> names = new ArrayList<>();
    serials.forEach((path, serial) -> names.add(name(path, serial, adapters, present)));
    return names;
  }

  private static String name(
      String path, String serial, Map<String, List<String>> adapters, List<PresentPort> present) {
    if (serial.isEmpty()) {
      return path;
    }
    int ports = adapters.getOrDefault(serial, List.of()).size();
    for (int index = ports > 1 ? 1 : 0; index <= ports; index++) {
      if (new UsbPort(serial, index).path(present).equals(path)) {
        return UsbPort.PREFIX + serial + (index == 0 ? "" : "." + index);
      }
    }
    return path;
  }
}
