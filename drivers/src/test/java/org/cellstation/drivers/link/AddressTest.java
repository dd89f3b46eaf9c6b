package org.cellstation.drivers.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.drivers.link.SerialAddress.Parity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @Test
  void readsSerialAddresses() {
    String text = "serial:/dev/pts/3?baud=19200&data=7&parity=even&stop=2";
    assertEquals(
        new SerialAddress(text, "/dev/pts/3", 19200, 7, Parity.EVEN, 2), SerialAddress.parse(text));
    assertEquals(
        new SerialAddress("serial:COM3", "COM3", 9600, 8, Parity.NONE, 1),
        SerialAddress.parse("serial:COM3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serial:?baud=9600 | no port",
        "serial:COM3?baud=9601 | baud is 9601, allowed are [1200, 2400",
        "serial:COM3?baud= | baud is ",
        "serial:COM3?data=9 | data is 9, allowed are [7, 8]",
        "serial:COM3?parity=EVEN | parity is EVEN, allowed are [none, odd, even]",
        "serial:COM3?stop=1.5 | stop is 1.5",
        "serial:COM3?bauds=9600 | unknown bauds",
        "serial:COM3?baud=9600&baud=9600 | not a setting of its own",
        "serial:COM3?baud | not a setting of its own",
        "serial:COM3?baud=9600& | not a setting of its own",
        "/dev/ttyS0 | not a serial address"
      })
  void saysWhatIsWrongWithASerialAddress(String text, String words) {
    var wrong = assertThrows(IllegalArgumentException.class, () -> SerialAddress.parse(text));
    assertTrue(String.valueOf(wrong.getMessage()).contains(words), wrong.getMessage());
  }

  @Test
  void readsTcpAddresses() {
    assertEquals(
        new TcpAddress("tcp:127.0.0.1:5020", "127.0.0.1", 5020),
        TcpAddress.parse("tcp:127.0.0.1:5020"));
    assertEquals(new TcpAddress("tcp:[::1]:502", "::1", 502), TcpAddress.parse("tcp:[::1]:502"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp:host | not a TCP address",
        "tcp::502 | no host",
        "tcp:a b:502 | no host",
        "tcp:host: | port \"\" is not within",
        "tcp:host:0 | not within 1 .. 65535",
        "tcp:host:65536 | not within 1 .. 65535",
        "tcp:host:5O2 | not within 1 .. 65535",
        "tcp:::1:502 | in brackets",
        "udp:host:502 | not a TCP address"
      })
  void saysWhatIsWrongWithATcpAddress(String text, String words) {
    var wrong = assertThrows(IllegalArgumentException.class, () -> TcpAddress.parse(text));
    assertTrue(String.valueOf(wrong.getMessage()).contains(words), wrong.getMessage());
  }
}
