package org.cellstation.drivers.modbus;

/// CRC-16/MODBUS: polynomial A001 (reflected), start FFFF, sent low byte first. Source: Modbus over
/// Serial Line V1.02, 6.2.2.
public final class Crc16 {
  // What a byte does to the checksum, by how many bytes follow it in a group of four: a group is
  // then one step, not four that wait for each other.
  private static final int[] LAST = new int[256];
  private static final int[] THIRD = new int[256];
  private static final int[] SECOND = new int[256];
  private static final int[] FIRST = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0xA001 : crc >>> 1;
      }
      LAST[i] = crc;
    }
    for (int i = 0; i < 256; i++) {
      THIRD[i] = followed(LAST[i]);
      SECOND[i] = followed(THIRD[i]);
      FIRST[i] = followed(SECOND[i]);
    }
  }

  private Crc16() {}

  /// @return the 16-bit checksum of `bytes[offset .. offset + length)`
  public static int of(byte[] bytes, int offset, int length) {
    int crc = 0xFFFF;
    int end = offset + length;
    int i = offset;
    for (; i + 3 < end; i += 4) {
      crc =
          FIRST[(crc ^ bytes[i]) & 0xFF]
              ^ SECOND[(crc >>> 8 ^ bytes[i + 1]) & 0xFF]
              ^ THIRD[bytes[i + 2] & 0xFF]
              ^ LAST[bytes[i + 3] & 0xFF];
    }
    for (; i < end; i++) {
      crc = (crc >>> 8) ^ LAST[(crc ^ bytes[i]) & 0xFF];
    }
    return crc;
  }

  private static int followed(int crc) {
    return (crc >>> 8) ^ LAST[crc & 0xFF];
  }
}
