package org.cellstation.drivers.sierra;

/// The checksum of a Sierra line: CRC-16, polynomial 1021, start FFFF, high byte first. A byte of
/// it that would be 0D or 00 is counted up by one, so that the line still ends at its only carriage
/// return. Source: Sierra's own listing in the digital communication manual.
final class SierraCrc {
  private SierraCrc() {}

  static int of(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = ((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1) & 0xFFFF;
      }
    }
    return allowed(crc >> 8) << 8 | allowed(crc & 0xFF);
  }

  private static int allowed(int b) {
    return b == 0x0D || b == 0x00 ? b + 1 : b;
  }
}
