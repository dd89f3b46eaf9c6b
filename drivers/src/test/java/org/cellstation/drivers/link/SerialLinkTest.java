package org.cellstation.drivers.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.fixture.PseudoTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class SerialLinkTest {
  /// Every byte value: a terminal that is not raw would change some of them.
  private static final byte[] ALL_BYTES = allBytes();

  private static byte[] allBytes() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static SerialLink link(String port) {
    return new SerialLink(
        SerialAddress.parse("serial:" + port + "?baud=19200&data=8&parity=none&stop=2"));
  }

  private static byte[] read(SerialLink link, int count) throws BusException {
    byte[] buffer = new byte[512];
    int length = 0;
    while (length < count) {
      int got = link.read(buffer, length, buffer.length - length, Duration.ofSeconds(5));
      assertTrue(got > 0);
      length += got;
    }
    return Arrays.copyOf(buffer, length);
  }

  @Test
  void carriesEveryByteBothWays() throws BusException {
    try (PseudoTerminal device = new PseudoTerminal();
        SerialLink link = link(device.path())) {
      link.open();
      assertTrue(link.isOpen());
      link.write(ALL_BYTES, 0, ALL_BYTES.length);
      assertArrayEquals(ALL_BYTES, device.read());
      device.write(ALL_BYTES);
      assertArrayEquals(ALL_BYTES, read(link, ALL_BYTES.length));
    }
  }

  @Test
  void opensWithSevenBitsAndParity() throws BusException {
    try (PseudoTerminal device = new PseudoTerminal();
        SerialLink link =
            new SerialLink(
                SerialAddress.parse(
                    "serial:" + device.path() + "?baud=9600&data=7&parity=even&stop=1"))) {
      link.open();
      byte[] text = {'I', 'N', ' ', '\r', '\n'};
      device.write(text);
      assertArrayEquals(text, read(link, text.length));
    }
  }

  @Test
  void returnsNothingWhenNothingComes() throws BusException {
    try (PseudoTerminal device = new PseudoTerminal();
        SerialLink link = link(device.path())) {
      link.open();
      assertEquals(0, link.read(new byte[8], 0, 8, Duration.ofMillis(130)));
    }
  }

  @Test
  void discardsWhatCameTooLate() throws BusException {
    try (PseudoTerminal device = new PseudoTerminal();
        SerialLink link = link(device.path())) {
      link.open();
      device.write(new byte[] {1, 2, 3});
      assertEquals(1, link.read(new byte[1], 0, 1, Duration.ofSeconds(5)));
      assertEquals(2, link.read(new byte[8], 0, 8, Duration.ZERO));
      assertEquals(0, link.read(new byte[8], 0, 8, Duration.ZERO));
      device.write(new byte[] {9});
      assertArrayEquals(new byte[] {9}, read(link, 1));
    }
  }

  @Test
  void saysThatAPortIsInUse() throws BusException {
    try (PseudoTerminal device = new PseudoTerminal();
        SerialLink first = link(device.path());
        SerialLink second = link(device.path())) {
      first.open();
      var lost = assertThrows(BusException.LinkLost.class, second::open);
      assertTrue(String.valueOf(lost.getMessage()).contains("in use"), lost.getMessage());
    }
  }

  @Test
  void saysThatAPortDoesNotExist() {
    try (SerialLink link = link("/dev/ttyNOWHERE9")) {
      var lost = assertThrows(BusException.LinkLost.class, link::open);
      assertTrue(String.valueOf(lost.getMessage()).contains("no such port"), lost.getMessage());
      assertFalse(link.isOpen());
    }
  }

  @Test
  void opensAgainAfterItWasClosed() throws BusException {
    try (PseudoTerminal device = new PseudoTerminal()) {
      SerialLink link = link(device.path());
      link.open();
      link.close();
      assertFalse(link.isOpen());
      assertThrows(
          BusException.LinkLost.class, () -> link.read(new byte[1], 0, 1, Duration.ofMillis(1)));
      link.open();
      device.write(new byte[] {7});
      assertArrayEquals(new byte[] {7}, read(link, 1));
      link.close();
    }
  }

  @Test
  void saysThatTheFarEndIsGone() throws BusException {
    PseudoTerminal device = new PseudoTerminal();
    try (SerialLink link = link(device.path())) {
      link.open();
      device.close();
      assertThrows(
          BusException.LinkLost.class,
          () -> {
            link.read(new byte[8], 0, 8, Duration.ZERO);
            link.write(new byte[] {1}, 0, 1);
            link.read(new byte[8], 0, 8, Duration.ofMillis(200));
          });
    }
  }
}
