package org.cellstation.drivers.modbus;

/// Requests as the Modbus application protocol (V1.1b3) has them, before any framing.
public final class Pdu {
  static final int READ_HOLDING = 3;
  static final int READ_INPUT = 4;
  static final int WRITE_SINGLE = 6;
  static final int DIAGNOSTICS = 8;
  static final int WRITE_MULTIPLE = 16;
  static final int ENCAPSULATED = 43;

  /// The one kind of encapsulated request used here: read device identification.
  static final int IDENTIFICATION = 14;

  /// Of a reply to {@link #readIdentification}, before its object's text.
  static final int OBJECT_HEAD = 9;

  private static final int ONE_OBJECT = 4;

  /// Set in the function of a reply that refuses.
  static final int EXCEPTION = 0x80;

  static final int MOST_READ = 125;

  private static final int MOST_WRITTEN = 123;

  private Pdu() {}

  public static byte[] readHolding(int address, int count) {
    return addressed(READ_HOLDING, address, checked(count, MOST_READ));
  }

  public static byte[] readInput(int address, int count) {
    return addressed(READ_INPUT, address, checked(count, MOST_READ));
  }

  public static byte[] writeSingle(int address, int value) {
    return addressed(WRITE_SINGLE, address, value);
  }

  /// @param data two bytes for each register
  public static byte[] writeMultiple(int address, byte[] data) {
    byte[] pdu = new byte[6 + data.length];
    byte[] head = addressed(WRITE_MULTIPLE, address, checked(data.length / 2, MOST_WRITTEN));
    System.arraycopy(head, 0, pdu, 0, head.length);
    pdu[5] = (byte) data.length;
    System.arraycopy(data, 0, pdu, 6, data.length);
    return pdu;
  }

  /// Asks for one object of the device identification.
  static byte[] readIdentification(int object) {
    return new byte[] {ENCAPSULATED, IDENTIFICATION, ONE_OBJECT, (byte) object};
  }

  private static byte[] addressed(int function, int address, int value) {
    byte[] pdu = new byte[5];
    pdu[0] = (byte) function;
    WordOrder.putWord(pdu, 1, address);
    WordOrder.putWord(pdu, 3, value);
    return pdu;
  }

  private static int checked(int count, int most) {
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(count + " registers at once; 1 .. " + most + " can be");
    }
    return count;
  }
}
