package org.cellstation.drivers.hamilton;

import java.util.ArrayList;
import java.util.List;

/// The status words of an Arc sensor in a person's words. Source: Programmer's Manuals 624300/01
/// and 624179/05, "Sensor status" and "Calibration status". A bit that they do not print is shown
/// by its number and never left out.
final class ArcStatus {
  /// The four words of the warnings and of the errors, as they follow each other.
  static final List<String> GROUPS = List.of("measurement", "calibration", "interface", "hardware");

  /// Product calibration active and assigned: nothing to complain about.
  static final int PRODUCT_ACTIVE = 1 << 26;

  static final int PRODUCT_INITIAL = 1 << 27;
  static final int PRODUCT_ASSIGNED = 1 << 28;

  private static final List<String> POINT =
      List.of(
          "the two points are too close to each other",
          "no standard matches the reading",
          "the temperature is too low to calibrate",
          "the temperature is too high to calibrate",
          "the temperature is not stable",
          "offset or slope is too low",
          "offset or slope is too high",
          "the value is not stable");

  private static final int TEMPERATURE_UNSTABLE = 1 << 4;
  private static final int VALUE_UNSTABLE = 1 << 7;

  private ArcStatus() {}

  /// The eight bits that speak of one point.
  static int ofPoint(int status, int firstBit) {
    return status >>> firstBit & 0xFF;
  }

  static boolean stable(int ofPoint) {
    return (ofPoint & (TEMPERATURE_UNSTABLE | VALUE_UNSTABLE)) == 0;
  }

  /// What is wrong with calibration point 1 or 2.
  ///
  /// @param ofPoint as from {@link #ofPoint}
  static List<String> point(int ofPoint) {
    return words(ofPoint, POINT::get);
  }

  /// What is wrong with a product calibration (bits 24 to 31).
  static List<String> product(int status) {
    int wrong = status & ~(PRODUCT_ACTIVE | PRODUCT_INITIAL | PRODUCT_ASSIGNED);
    return words(
        wrong & 0xFF000000,
        bit ->
            switch (bit) {
              case 24 -> "outside the range in which it can be calibrated";
              case 25 -> "outside the measuring range";
              case 30, 31 -> "the sensor is set to a unit in which it cannot be calibrated";
              default -> "product calibration status bit " + bit;
            });
  }

  /// @param group index into {@link #GROUPS}
  static List<String> warnings(int group, int bits) {
    return words(
        bits,
        bit ->
            group == 1 && bit == 0
                ? "calibration recommended"
                : group == 1 && bit == 1
                    ? "last calibration failed"
                    : GROUPS.get(group) + " warning bit " + bit);
  }

  /// @param group index into {@link #GROUPS}
  static List<String> errors(int group, int bits) {
    return words(
        bits,
        bit ->
            switch (32 * group + bit) {
              case 5 -> "glass resistance too high";
              case 6 -> "glass resistance too low";
              case 7 -> "reference resistance too high";
              case 8 -> "reference resistance too low";
              case 25 -> "temperature sensor defective";
              case 32 + 1 -> "sensor quality below 15 %";
              case 96 + 24 -> "no communication inside the sensor";
              default -> GROUPS.get(group) + " error bit " + bit;
            });
  }

  @FunctionalInterface
  private interface Word {
    String of(int bit);
  }

  private static List<String> words(int bits, Word word) {
    List<String> words = new ArrayList<>();
    for (int left = bits; left != 0; left &= left - 1) {
      words.add(word.of(Integer.numberOfTrailingZeros(left)));
    }
    return words;
  }
}
