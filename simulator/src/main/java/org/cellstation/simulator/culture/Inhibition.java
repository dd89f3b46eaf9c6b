package org.cellstation.simulator.culture;

/// How a waste product slows growth.
///
/// @param level mM at which growth is halved, or at which it ends
/// @param order how sharply
/// @param ends true when growth ends at the level, false when it is halved there
public record Inhibition(double level, int order, boolean ends) {
  /// Hill's form of process.md 1.1: half the growth at `level`.
  public static Inhibition half(double level, int order) {
    return new Inhibition(level, order, false);
  }

  /// No growth from `level` on (Levenspiel's form), for cells of which only that is published.
  public static Inhibition end(double level, int order) {
    return new Inhibition(level, order, true);
  }

  /// What is left of growth, 0..1.
  double factor(double concentration) {
    double part = power(concentration / level, order);
    return ends ? Math.max(0, 1 - part) : 1 / (1 + part);
  }

  static double power(double base, int exponent) {
    double product = 1;
    for (int i = 0; i < exponent; i++) {
      product *= base;
    }
    return product;
  }
}
