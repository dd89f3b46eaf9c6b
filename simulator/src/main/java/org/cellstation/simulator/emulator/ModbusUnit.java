package org.cellstation.simulator.emulator;

import org.cellstation.simulator.fault.FaultState;
import org.jspecify.annotations.Nullable;

/// One instrument that speaks Modbus: what all have in common about requests and exceptions.
/// Source: Modbus Application Protocol V1.1b3, chapters 6 and 7.
public abstract class ModbusUnit {
  static final int OK = 0;
  static final int ILLEGAL_FUNCTION = 1;
  static final int ILLEGAL_ADDRESS = 2;
  static final int ILLEGAL_VALUE = 3;
  static final int DEVICE_FAILURE = 4;

  /// Done, but the maker's manual says that nothing is answered.
  static final int NO_REPLY = -1;

  static final int READ_HOLDING = 3;
  static final int READ_INPUT = 4;
  static final int WRITE_ONE = 6;
  static final int DIAGNOSTIC = 8;
  static final int WRITE_MANY = 16;
  static final int ENCAPSULATED = 43;

  private static final int DEVICE_IDENTIFICATION = 14;
  private static final int ONE_OBJECT = 4;

  private final int address;
  private final FaultState faults;

  ModbusUnit(int address, FaultState faults) {
    this.address = address;
    this.faults = faults;
  }

  public final int address() {
    return address;
  }

  public final FaultState faults() {
    return faults;
  }

  /// The functions this instrument's manual lists.
  abstract boolean knows(int function);

  /// Puts `count` registers into `out`.
  ///
  /// @return {@link #OK} or an exception code
  abstract int read(int start, int count, byte[] out, int at);

  /// The text of an object of the device identification, null where there is none.
  @Nullable String identification(int object) {
    return null;
  }

  /// @return {@link #OK}, {@link #NO_REPLY} or an exception code
  abstract int write(int start, int count, byte[] values, int at);

  /// For instruments whose holding and input registers differ.
  int read(int function, int start, int count, byte[] out, int at) {
    return read(start, count, out, at);
  }

  /// For instruments that are particular about the write function.
  int write(int function, int start, int count, byte[] values, int at) {
    return write(start, count, values, at);
  }

  /// The mains have come back: everything that the real instrument does not keep in its memory
  /// falls to what it is at power-up.
  public void powerUp() {}

  /// Forgets what a loss of power makes it forget, if there was one.
  final void seeToPower() {
    if (faults.any() && faults.takePowerFailure()) {
      powerUp();
    }
  }

  /// Serves one request PDU of `length` bytes.
  ///
  /// @return length of the reply PDU, 0 for none
  final int serve(byte[] in, int at, int length, byte[] out, int to) {
    int function = in[at] & 0xFF;
    if (faults.any()) {
      seeToPower();
      if (!faults.powered()) {
        return 0;
      }
      int code = faults.exceptionCode();
      if (code > 0) {
        return exception(function, code, out, to);
      }
    }
    if (!knows(function)) {
      return exception(function, ILLEGAL_FUNCTION, out, to);
    }
    if (function == ENCAPSULATED) {
      return identify(in, at, length, out, to);
    }
    if (length < 5) {
      return exception(function, ILLEGAL_VALUE, out, to);
    }
    int start = Registers.get16(in, at + 1);
    return switch (function) {
      case READ_HOLDING, READ_INPUT -> {
        int count = Registers.get16(in, at + 3);
        int code =
            count < 1 || count > 125 ? ILLEGAL_VALUE : read(function, start, count, out, to + 2);
        out[to] = (byte) function;
        out[to + 1] = (byte) (2 * count);
        yield code == OK ? 2 + 2 * count : exception(function, code, out, to);
      }
      case WRITE_ONE -> echo(function, write(function, start, 1, in, at + 3), in, at, out, to);
      case WRITE_MANY -> {
        int count = Registers.get16(in, at + 3);
        boolean whole =
            count >= 1 && count <= 123 && length == 6 + 2 * count && in[at + 5] == 2 * count;
        int code = whole ? write(function, start, count, in, at + 6) : ILLEGAL_VALUE;
        yield echo(function, code, in, at, out, to);
      }
      case DIAGNOSTIC -> echo(function, start == 0 ? OK : ILLEGAL_VALUE, in, at, out, to);
      default -> exception(function, ILLEGAL_FUNCTION, out, to);
    };
  }

  /// Individual access only. Source: Modbus Application Protocol V1.1b3, 6.21.
  private int identify(byte[] in, int at, int length, byte[] out, int to) {
    if (length != 4 || in[at + 1] != DEVICE_IDENTIFICATION || in[at + 2] != ONE_OBJECT) {
      return exception(ENCAPSULATED, ILLEGAL_VALUE, out, to);
    }
    String text = identification(in[at + 3] & 0xFF);
    if (text == null) {
      return exception(ENCAPSULATED, ILLEGAL_ADDRESS, out, to);
    }
    System.arraycopy(in, at, out, to, 3);
    // Conformity: extended identification, individual access.
    out[to + 3] = (byte) 0x83;
    out[to + 4] = 0;
    out[to + 5] = 0;
    out[to + 6] = 1;
    out[to + 7] = in[at + 3];
    out[to + 8] = (byte) text.length();
    Registers.putText(out, to + 9, text.length(), text, ' ');
    return 9 + text.length();
  }

  private static int echo(int function, int code, byte[] in, int at, byte[] out, int to) {
    if (code == NO_REPLY) {
      return 0;
    }
    if (code != OK) {
      return exception(function, code, out, to);
    }
    System.arraycopy(in, at, out, to, 5);
    return 5;
  }

  private static int exception(int function, int code, byte[] out, int to) {
    out[to] = (byte) (function | 0x80);
    out[to + 1] = (byte) code;
    return 2;
  }
}
