package org.cellstation.drivers.profile;

/// What a value can be; anything else is out of range.
public record Range(double from, double to) {
  public static final Range ANY = new Range(-Double.MAX_VALUE, Double.MAX_VALUE);

  public boolean holds(double value) {
    return value >= from && value <= to;
  }
}
