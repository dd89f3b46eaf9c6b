package org.cellstation.station.historian;

/// Doubles as whole numbers that pack well, and back to the same bits.
///
/// Most instruments speak decimals (37.01) or 32-bit floats; only sums and products use a whole
/// double. So a block is tried as decimals with 0 to 9 places, then as floats, then kept as it is.
/// The bits of floats and doubles of one sign are ordered like their values, so neighbours differ
/// by little.
final class Numbers {
  static final int FLOATS = 16;
  static final int DOUBLES = 17;
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  /// Beyond this a double no longer holds every whole number.
  private static final double WHOLE = 1L << 53;

  private Numbers() {}

  /// Fills `wholes` and returns the form to name in the block.
  static int toWholes(double[] values, int count, long[] wholes) {
    for (int places = 0; places < POWERS.length; places++) {
      int good = decimals(values, count, POWERS[places], wholes);
      if (good == count) {
        return places;
      }
    }
    if (floats(values, count, wholes)) {
      return FLOATS;
    }
    for (int i = 0; i < count; i++) {
      wholes[i] = Double.doubleToRawLongBits(values[i]);
    }
    return DOUBLES;
  }

  private static int decimals(double[] values, int count, double power, long[] wholes) {
    for (int i = 0; i < count; i++) {
      double value = values[i];
      double whole = Math.rint(value * power);
      if (!(Math.abs(whole) < WHOLE)) {
        return i;
      }
      long number = (long) whole;
      if (Double.doubleToRawLongBits(number / power) != Double.doubleToRawLongBits(value)) {
        return i;
      }
      wholes[i] = number;
    }
    return count;
  }

  private static boolean floats(double[] values, int count, long[] wholes) {
    for (int i = 0; i < count; i++) {
      float narrow = (float) values[i];
      if (Double.doubleToRawLongBits(narrow) != Double.doubleToRawLongBits(values[i])) {
        return false;
      }
      wholes[i] = Float.floatToRawIntBits(narrow);
    }
    return true;
  }

  static void toDoubles(int form, long[] wholes, int count, double[] values) {
    switch (form) {
      case FLOATS -> {
        for (int i = 0; i < count; i++) {
          values[i] = Float.intBitsToFloat((int) wholes[i]);
        }
      }
      case DOUBLES -> {
        for (int i = 0; i < count; i++) {
          values[i] = Double.longBitsToDouble(wholes[i]);
        }
      }
      default -> {
        double power = POWERS[form];
        for (int i = 0; i < count; i++) {
          values[i] = wholes[i] / power;
        }
      }
    }
  }
}
