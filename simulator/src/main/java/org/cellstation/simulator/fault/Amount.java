package org.cellstation.simulator.fault;

/// In what the size of a fault is told, where it has one.
public enum Amount {
  /// It is there or not.
  NONE(""),
  /// In the unit of what the site measures.
  OF_SIGNAL(""),
  /// In the unit of what the site measures, an hour.
  OF_SIGNAL_PER_HOUR("/h"),
  PERCENT("%"),
  FLOW("mL/min");

  private final String text;

  Amount(String text) {
    this.text = text;
  }

  /// @param signal unit of what the site measures, empty where it measures nothing
  /// @return empty for a fault without size
  public String unit(String signal) {
    return this == OF_SIGNAL || this == OF_SIGNAL_PER_HOUR ? signal + text : text;
  }

  /// Whether a fault can be of this size: shares up to twice the whole, flows that are some.
  public boolean allows(double size) {
    return switch (this) {
      case NONE -> false;
      case OF_SIGNAL, OF_SIGNAL_PER_HOUR -> Double.isFinite(size) && size != 0;
      case PERCENT -> size > 0 && size <= 200;
      case FLOW -> size > 0 && size <= 10_000;
    };
  }
}
