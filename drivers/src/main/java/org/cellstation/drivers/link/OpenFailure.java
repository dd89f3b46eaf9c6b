package org.cellstation.drivers.link;

/// Why a serial port does not open, and what to do, from the system's error number (POSIX; Windows
/// uses 2 and 5 with the same sense).
final class OpenFailure {
  static final String NO_SUCH_PORT =
      "no such port: check the cable and the adapter, and the name in the configuration";
  private static final String IN_USE =
      "port in use by another program, or by another bus of this station: close that program, or"
          + " correct the configuration";
  private static final String PERMISSION =
      "no permission: on Linux add this user to the group that owns the port (often dialout) and"
          + " log in again";

  private static final int NO_ENTRY = 2;
  private static final int WINDOWS_ACCESS_DENIED = 5;
  private static final int NO_DEVICE_OR_ADDRESS = 6;
  private static final int TRY_AGAIN = 11;
  private static final int ACCESS_DENIED = 13;
  private static final int BUSY = 16;
  private static final int NO_DEVICE = 19;
  private static final int INVALID_ARGUMENT = 22;
  private static final int NOT_A_TERMINAL = 25;

  private OpenFailure() {}

  /// @param present whether the system lists the port; jSerialComm says "no entry" also for one
  ///   that this program has open already
  static String explain(int code, boolean present) {
    if (code == NO_ENTRY && present) {
      return IN_USE;
    }
    return switch (code) {
      case NO_ENTRY, NO_DEVICE_OR_ADDRESS, NO_DEVICE -> NO_SUCH_PORT;
      case BUSY, TRY_AGAIN, WINDOWS_ACCESS_DENIED -> IN_USE;
      case ACCESS_DENIED -> PERMISSION;
      case INVALID_ARGUMENT ->
          "the port does not take these parameters: correct baud, data, parity or stop (a"
              + " pseudo-terminal knows data=8 and parity=none only)";
      case NOT_A_TERMINAL -> "this is not a serial port: correct the name in the configuration";
      default -> "cannot open the port (system error " + code + ")";
    };
  }
}
