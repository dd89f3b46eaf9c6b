package org.cellstation.drivers.link;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The serial ports of this computer. On Linux the links that the system keeps in
/// `/dev/serial/by-id` tell serial numbers too.
final class SystemPorts {
  private static final System.Logger LOG = System.getLogger(SystemPorts.class.getName());
  static final Path BY_ID = Path.of("/dev/serial/by-id");

  private SystemPorts() {}

  static List<PresentPort> list() {
    List<PresentPort> ports = new ArrayList<>();
    for (SerialPort port : SerialPort.getCommPorts()) {
      String serial = port.getSerialNumber();
      boolean told = serial != null && !serial.equals("Unknown");
      ports.add(new PresentPort(port.getSystemPortPath(), told ? serial.strip() : ""));
    }
    ports.addAll(byId(BY_ID));
    return ports;
  }

  /// `usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0 -> ../../ttyUSB0`.
  static List<PresentPort> byId(Path folder) {
    List<PresentPort> ports = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return ports;
    }
    try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
      for (Path link : links) {
        String serial = serial(link.getFileName().toString());
        if (!serial.isEmpty()) {
          ports.add(new PresentPort(link.toRealPath().toString(), serial));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // An adapter that is being pulled: its link is gone between two looks.
      LOG.log(Level.DEBUG, "{0}: {1}", folder, e.getMessage());
    }
    return ports;
  }

  private static String serial(String name) {
    int end = name.lastIndexOf("-if");
    int begin = name.lastIndexOf('_', Math.max(end, 0));
    return end < 0 || begin < 0 ? "" : name.substring(begin + 1, end);
  }
}
