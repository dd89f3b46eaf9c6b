package org.cellstation.station.historian;

import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;

/// Quality and cause of a reading in one byte of the files: quality in bits 6-7, "there is no
/// number" in bit 5, cause in bits 0-4. The codes never change their meaning.
final class Status {
  static final byte GOOD = 0;
  private static final int NO_NUMBER = 0x20;
  private static final Cause[] CAUSES = new Cause[32];

  static {
    for (Cause cause : Cause.values()) {
      CAUSES[code(cause)] = cause;
    }
  }

  private Status() {}

  static byte of(Reading reading) {
    if (reading.isGood()) {
      return GOOD;
    }
    int quality = reading.quality() == Quality.UNCERTAIN ? 1 : 2;
    int number = Double.isNaN(reading.value()) ? NO_NUMBER : 0;
    return (byte) (quality << 6 | number | code(reading.cause()));
  }

  static Quality quality(byte status) {
    return switch ((status & 0xC0) >> 6) {
      case 0 -> Quality.GOOD;
      case 1 -> Quality.UNCERTAIN;
      default -> Quality.BAD;
    };
  }

  static Cause cause(byte status) {
    Cause cause = CAUSES[status & 0x1F];
    if (cause == null) {
      throw new IllegalArgumentException("no cause has the code " + (status & 0x1F));
    }
    return cause;
  }

  static boolean hasNumber(byte status) {
    return (status & NO_NUMBER) == 0;
  }

  private static int code(Cause cause) {
    return switch (cause) {
      case NONE -> 0;
      case NOT_YET_READ -> 1;
      case STALE -> 2;
      case NO_REPLY -> 3;
      case LINK_DOWN -> 4;
      case DAMAGED_REPLY -> 5;
      case REFUSED -> 6;
      case SENSOR_FAULT -> 7;
      case OUT_OF_RANGE -> 8;
      case NOT_STABLE -> 9;
      case MANUAL -> 10;
      case DISABLED -> 11;
      case EXCHANGED -> 12;
    };
  }
}
