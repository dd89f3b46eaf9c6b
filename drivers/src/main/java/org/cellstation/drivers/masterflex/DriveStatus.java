package org.cellstation.drivers.masterflex;

import org.jspecify.annotations.Nullable;

/// What a drive says of itself to `I`: `PnnI` and five characters, of which the first tells remote
/// from local operation and the fourth what the motor does.
enum DriveStatus {
  STOPPED,
  ARMED,
  RUNNING;

  private static final int MOTOR = 7;
  private static final int LENGTH = 9;

  /// @param reply without STX and carriage return
  /// @param name of the drive: `P02`
  /// @return null when it is anything but this drive's status
  static @Nullable DriveStatus of(String reply, String name) {
    if (reply.length() < LENGTH || !reply.startsWith(name + "I")) {
      return null;
    }
    return switch (reply.charAt(MOTOR)) {
      case '1' -> STOPPED;
      case '2' -> ARMED;
      case '3' -> RUNNING;
      default -> null;
    };
  }
}
