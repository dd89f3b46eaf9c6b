package org.cellstation.drivers.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// How a configuration names the ports that are present.
final class SerialPortsTest {
  @Test
  void anAdaptersSerialNumberIsPreferredAndItsPortsAreCounted() {
    List<PresentPort> present =
        List.of(
            new PresentPort("/dev/ttyUSB2", "FT4"),
            new PresentPort("/dev/ttyUSB1", "FT4"),
            new PresentPort("/dev/ttyUSB0", ""),
            new PresentPort("/dev/ttyUSB0", "A50285BI"),
            new PresentPort("/dev/ttyS0", ""));
    assertEquals(
        List.of("/dev/ttyS0", "usb-A50285BI", "usb-FT4.1", "usb-FT4.2"),
        SerialPorts.named(present));
  }
}
