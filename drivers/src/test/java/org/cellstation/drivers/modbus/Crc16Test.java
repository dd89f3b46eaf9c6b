package org.cellstation.drivers.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Crc16Test {
  /// The catalogue's check value of CRC-16/MODBUS.
  @Test
  void isThatOfTheCatalogue() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0x4B37, Crc16.of(digits, 0, digits.length));
  }

  @Test
  void isTheSameAsBitByBitForEveryLengthAndOffset() {
    byte[] bytes = new byte[300];
    new Random(7).nextBytes(bytes);
    for (int offset = 0; offset < 5; offset++) {
      for (int length = 0; length <= 256; length++) {
        assertEquals(bitByBit(bytes, offset, length), Crc16.of(bytes, offset, length));
      }
    }
  }

  /// As the specification's flow chart has it: Modbus over Serial Line V1.02, 6.2.2.
  private static int bitByBit(byte[] bytes, int offset, int length) {
    int crc = 0xFFFF;
    for (int i = offset; i < offset + length; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0xA001 : crc >>> 1;
      }
    }
    return crc;
  }
}
