package org.cellstation.drivers.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.fixture.PseudoTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsbPortTest {
  private static final List<PresentPort> PRESENT =
      List.of(
          new PresentPort("/dev/ttyS0", ""),
          new PresentPort("/dev/ttyUSB10", "FT4XYZ"),
          new PresentPort("/dev/ttyUSB2", "FT4XYZ"),
          new PresentPort("/dev/ttyUSB0", "A50285BI"),
          new PresentPort("/dev/ttyUSB0", "A50285BI"));

  @ParameterizedTest
  @CsvSource({
    "usb-A50285BI, /dev/ttyUSB0",
    "usb-A50285BI.1, /dev/ttyUSB0",
    "usb-FT4XYZ.1, /dev/ttyUSB2",
    "usb-FT4XYZ.2, /dev/ttyUSB10",
    "usb-FT4XYZ, ''",
    "usb-FT4XYZ.3, ''",
    "usb-OTHER, ''"
  })
  void findsThePortWhereverItIs(String name, String path) {
    assertEquals(path, UsbPort.parse(name).path(PRESENT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usb-FT4XYZ | the ports /dev/ttyUSB2, /dev/ttyUSB10: name one as usb-FT4XYZ.1 .. 2",
        "usb-FT4XYZ.3 | no port 3, only /dev/ttyUSB2, /dev/ttyUSB10",
        "usb-OTHER | A50285BI at /dev/ttyUSB0"
      })
  void saysWhyItIsNotThere(String name, String words) {
    String complaint = UsbPort.parse(name).complaint(PRESENT);
    assertTrue(complaint.contains(words), complaint);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsTheLinksThatLinuxKeeps(@TempDir Path folder) throws IOException {
    Path port = Files.createFile(folder.resolve("ttyUSB7"));
    Path links = Files.createDirectory(folder.resolve("by-id"));
    Files.createSymbolicLink(links.resolve("usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0"), port);
    Files.createSymbolicLink(links.resolve("usb-1a86_USB_Serial-if00-port0"), port);
    Files.createSymbolicLink(links.resolve("something"), port);
    List<PresentPort> found = SystemPorts.byId(links);
    assertTrue(found.contains(new PresentPort(port.toRealPath().toString(), "A50285BI")));
    assertEquals(2, found.size());
    assertEquals(List.of(), SystemPorts.byId(folder.resolve("none")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void opensTheAdapterUnderItsNewNameAfterItWasPutElsewhere() throws BusException {
    List<PresentPort> present = new ArrayList<>();
    var address = SerialAddress.parse("serial:usb-A50285BI?baud=19200");
    SerialLink link = new SerialLink(address, () -> present);
    try {
      var gone = assertThrows(BusException.LinkLost.class, link::open);
      assertTrue(String.valueOf(gone.getMessage()).contains("no USB adapter"), gone.getMessage());
      for (int i = 0; i < 2; i++) {
        try (PseudoTerminal device = new PseudoTerminal()) {
          present.clear();
          present.add(new PresentPort(device.path(), "A50285BI"));
          link.open();
          link.write(new byte[] {7, 8}, 0, 2);
          assertArrayEquals(new byte[] {7, 8}, device.read());
          link.close();
        }
      }
    } finally {
      link.close();
    }
  }

  @Test
  void wantsANumber() {
    var wrong =
        assertThrows(
            IllegalArgumentException.class, () -> SerialAddress.parse("serial:usb-?baud=9600"));
    assertTrue(String.valueOf(wrong.getMessage()).contains("no serial number"));
  }
}
