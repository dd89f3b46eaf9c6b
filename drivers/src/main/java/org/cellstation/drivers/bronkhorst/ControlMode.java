package org.cellstation.drivers.bronkhorst;

import org.cellstation.drivers.bus.Identity;

/// What Modbus and ProPar have in common, because both reach the same parameters: which control
/// mode follows the bus, what the instrument can express, how it names itself. Source: 9.17.027,
/// parameters 8, 12, 90 .. 92, 105, 115.
final class ControlMode {
  /// What the instrument can express, as a part of its capacity (parameter 8, measure).
  static final double LOWEST = -0.737;

  static final double HIGHEST = 1.31;

  private static final int BUS = 0;
  private static final int ANALOG = 1;
  private static final int RS232 = 18;

  private ControlMode() {}

  /// @return why a set-point from the bus has no effect in this mode, empty when it has one
  static String obstacle(int mode) {
    return switch (mode) {
      case BUS, RS232 -> "";
      case ANALOG ->
          "the control mode is 1, analog input: set the instrument to 0, bus, or 18, RS232";
      default -> "the control mode is " + mode + ": set the instrument to 0, bus, or 18, RS232";
    };
  }

  static Identity identity(String model, String tag, String serial, String firmware) {
    String kind = model.isEmpty() ? "mass-flow controller" : model;
    return new Identity(
        "Bronkhorst", tag.isEmpty() ? kind : kind + " \"" + tag + "\"", serial, firmware);
  }

  /// Printable and not empty: what is not is no Bronkhorst that answers.
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
