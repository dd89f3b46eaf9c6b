package org.cellstation.drivers.profile;

/// Which addresses a unit can have on a line with others.
///
/// @param factory as delivered
/// @param digits with which a text protocol writes it, filled up with zeros
public record Addressing(int factory, int from, int to, int digits) {
  /// Alone on its line.
  public static final Addressing NONE = new Addressing(0, 0, -1, 0);

  public boolean exists() {
    return from <= to;
  }

  /// The address as a text protocol writes it.
  public String text(int address) {
    String number = Integer.toString(address);
    return "0".repeat(Math.max(0, digits - number.length())) + number;
  }
}
