package org.cellstation.drivers.modbus;

/// Which half of a 32-bit value stands in the register with the lower address. Each instrument has
/// its own; Modbus does not say.
public enum WordOrder {
  HIGH_WORD_FIRST,
  LOW_WORD_FIRST;

  /// @return the 32 bits at `bytes[offset .. offset + 4)`
  public int get(byte[] bytes, int offset) {
    int first = word(bytes, offset);
    int second = word(bytes, offset + 2);
    return this == HIGH_WORD_FIRST ? first << 16 | second : second << 16 | first;
  }

  public void put(byte[] bytes, int offset, int bits) {
    int high = bits >>> 16;
    putWord(bytes, offset, this == HIGH_WORD_FIRST ? high : bits);
    putWord(bytes, offset + 2, this == HIGH_WORD_FIRST ? bits : high);
  }

  /// The two registers of a 32-bit float.
  public byte[] float32(double value) {
    byte[] registers = new byte[4];
    put(registers, 0, Float.floatToRawIntBits((float) value));
    return registers;
  }

  static int word(byte[] bytes, int offset) {
    return (bytes[offset] & 0xFF) << 8 | (bytes[offset + 1] & 0xFF);
  }

  static void putWord(byte[] bytes, int offset, int word) {
    bytes[offset] = (byte) (word >>> 8);
    bytes[offset + 1] = (byte) word;
  }
}
