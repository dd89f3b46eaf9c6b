package org.cellstation.drivers.modbus;

/// Which half of a 32-bit value stands in the register with the lower address, and whether the two
/// bytes of each register are swapped. Each instrument has its own; Modbus does not say.
public enum WordOrder {
  HIGH_WORD_FIRST(true, false),
  LOW_WORD_FIRST(false, false),
  HIGH_WORD_FIRST_SWAPPED(true, true),
  LOW_WORD_FIRST_SWAPPED(false, true);

  private final boolean highFirst;
  private final boolean swapped;

  WordOrder(boolean highFirst, boolean swapped) {
    this.highFirst = highFirst;
    this.swapped = swapped;
  }

  /// @return the 32 bits at `bytes[offset .. offset + 4)`
  public int get(byte[] bytes, int offset) {
    int first = swap(word(bytes, offset));
    int second = swap(word(bytes, offset + 2));
    return highFirst ? first << 16 | second : second << 16 | first;
  }

  public void put(byte[] bytes, int offset, int bits) {
    int high = bits >>> 16;
    putWord(bytes, offset, swap(highFirst ? high : bits));
    putWord(bytes, offset + 2, swap(highFirst ? bits : high));
  }

  private int swap(int word) {
    return swapped ? (word & 0xFF) << 8 | (word >>> 8 & 0xFF) : word;
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
