package org.cellstation.drivers.modbus;

import java.nio.charset.StandardCharsets;

/// The registers of one read reply, still in its bytes.
public final class Registers {
  private final byte[] bytes;
  private final int offset;

  Registers(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
  }

  /// The same reply, counted from a later register.
  public Registers from(int register) {
    return new Registers(bytes, offset + 2 * register);
  }

  public int unsigned16(int register) {
    return WordOrder.word(bytes, offset + 2 * register);
  }

  public int signed16(int register) {
    return (short) unsigned16(register);
  }

  /// Two ASCII characters a register, filled up with NUL or blanks.
  public String text(int register, int count) {
    return ascii(bytes, offset + 2 * register, 2 * count);
  }

  static String ascii(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
  }

  public int bits32(int register, WordOrder order) {
    return order.get(bytes, offset + 2 * register);
  }

  public float float32(int register, WordOrder order) {
    return Float.intBitsToFloat(bits32(register, order));
  }
}
