package org.cellstation.drivers.sartorius;

import org.jspecify.annotations.Nullable;

/// What a Sartorius balance can be set to show, as far as a weight can be made of it.
public enum WeightUnit {
  GRAM("g", 1, 0x02),
  KILOGRAM("kg", 1000, 0x03),
  MILLIGRAM("mg", 0.001, 0x0D);

  private final String symbol;
  private final double grams;
  private final int code;

  WeightUnit(String symbol, double grams, int code) {
    this.symbol = symbol;
    this.grams = grams;
    this.code = code;
  }

  String symbol() {
    return symbol;
  }

  double grams() {
    return grams;
  }

  /// @return null for any other unit
  static @Nullable WeightUnit ofCode(int code) {
    for (WeightUnit unit : values()) {
      if (unit.code == code) {
        return unit;
      }
    }
    return null;
  }

  /// @param symbol as SBI prints it: `g`, `kg`, `mg`
  /// @return null for any other unit
  public static @Nullable WeightUnit ofSymbol(String symbol) {
    for (WeightUnit unit : values()) {
      if (unit.symbol.equals(symbol)) {
        return unit;
      }
    }
    return null;
  }
}
