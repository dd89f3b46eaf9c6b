package org.cellstation.station.control;

/// A number that one loop gives and another, or an output, takes.
///
/// Owned by the control thread.
final class Signal {
  private final String name;
  private double value = Double.NaN;

  Signal(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /// `NaN` before anybody gave it.
  double value() {
    return value;
  }

  void set(double next) {
    value = next;
  }
}
