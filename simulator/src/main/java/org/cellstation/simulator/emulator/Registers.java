package org.cellstation.simulator.emulator;

/// Big-endian 16-bit registers and how makers pack wider values into them.
final class Registers {
  private Registers() {}

  static int get16(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  static void put16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  static int get32LowFirst(byte[] bytes, int at) {
    return get16(bytes, at + 2) << 16 | get16(bytes, at);
  }

  static void put32LowFirst(byte[] bytes, int at, int value) {
    put16(bytes, at, value);
    put16(bytes, at + 2, value >>> 16);
  }

  static void putFloatLowFirst(byte[] bytes, int at, double value) {
    put32LowFirst(bytes, at, Float.floatToIntBits((float) value));
  }

  static int get32(byte[] bytes, int at) {
    return get16(bytes, at) << 16 | get16(bytes, at + 2);
  }

  static void put32(byte[] bytes, int at, int value) {
    put16(bytes, at, value >>> 16);
    put16(bytes, at + 2, value);
  }

  /// ASCII in `length` bytes, the rest filled.
  static void putText(byte[] bytes, int at, int length, String text, char fill) {
    for (int i = 0; i < length; i++) {
      bytes[at + i] = (byte) (i < text.length() ? text.charAt(i) : fill);
    }
  }
}
