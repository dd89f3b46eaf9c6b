package org.cellstation.drivers.profiled;

import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Words;

/// One register's content as bits, as a number and as text. Pure functions.
final class RegisterCodec {
  private static final int LARGEST_16 = 0xFFFF;
  private static final double LARGEST_32 = 0xFFFF_FFFFL;

  private RegisterCodec() {}

  static WordOrder order(Words words) {
    return switch (words) {
      case HIGH_FIRST -> WordOrder.HIGH_WORD_FIRST;
      case LOW_FIRST -> WordOrder.LOW_WORD_FIRST;
      case HIGH_FIRST_SWAPPED -> WordOrder.HIGH_WORD_FIRST_SWAPPED;
      case LOW_FIRST_SWAPPED -> WordOrder.LOW_WORD_FIRST_SWAPPED;
    };
  }

  /// Exactly as they stand there, without its mask.
  static int bits(Registers reply, int at, Register register) {
    return register.type().registers() == 2
        ? reply.bits32(at, order(register.words()))
        : reply.unsigned16(at);
  }

  /// The number in the register, not yet scaled. `NaN` and infinities only from floats.
  static double number(int bits, Register register) {
    return switch (register.type()) {
      case U16 -> bits;
      case S16 -> (short) bits;
      case U32 -> Integer.toUnsignedLong(bits);
      case S32 -> bits;
      case F32 -> Float.intBitsToFloat(bits);
      case BITS, BITS32 ->
          Integer.toUnsignedLong(
              (bits & register.mask()) >>> Integer.numberOfTrailingZeros(register.mask()));
      case BCD, TEXT -> throw new IllegalArgumentException(register.id() + " is no number");
    };
  }

  /// @param number already in the register's own steps
  /// @return false when the register cannot hold it
  static boolean holds(double number, Register register) {
    double rounded = Math.rint(number);
    return switch (register.type()) {
      case U16, BITS -> rounded >= 0 && rounded <= LARGEST_16;
      case S16 -> rounded >= Short.MIN_VALUE && rounded <= Short.MAX_VALUE;
      case U32, BITS32 -> rounded >= 0 && rounded <= LARGEST_32;
      case S32 -> rounded >= Integer.MIN_VALUE && rounded <= Integer.MAX_VALUE;
      case F32 -> Float.isFinite((float) number);
      case BCD, TEXT -> false;
    };
  }

  static int bits(double number, Register register) {
    return switch (register.type()) {
      case F32 -> Float.floatToRawIntBits((float) number);
      case U16, S16, BITS -> (int) Math.rint(number) & LARGEST_16;
      default -> (int) (long) Math.rint(number);
    };
  }

  /// The register's bytes as function 16 carries them.
  static byte[] bytes(int bits, Register register) {
    if (register.count() == 1) {
      return new byte[] {(byte) (bits >>> 8), (byte) bits};
    }
    byte[] bytes = new byte[4];
    order(register.words()).put(bytes, 0, bits);
    return bytes;
  }

  /// For identities: texts and packed digits as they are, numbers in decimal digits.
  static String text(Registers reply, int at, Register register) {
    return switch (register.type()) {
      case TEXT -> reply.text(at, register.count());
      case BCD -> packedDigits(reply, at, register.count());
      case F32 -> Float.toString(Float.intBitsToFloat(bits(reply, at, register)));
      default -> Long.toString((long) number(bits(reply, at, register), register));
    };
  }

  private static String packedDigits(Registers reply, int at, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int word = reply.unsigned16(at + i);
      for (int shift = 12; shift >= 0; shift -= 4) {
        digits.append(Character.forDigit((word >>> shift) & 0xF, 16));
      }
    }
    return digits.toString();
  }
}
