package org.cellstation.simulator.validation;

import java.util.Locale;

/// How far a simulated mean may be from what was published.
public sealed interface Tolerance {
  /// Rounding errors are not worth a digit.
  double NOTHING = 1e-9;

  /// @param published what was published; NaN where only a bound was
  boolean accepts(double simulated, double published);

  /// As files write it.
  String text();

  /// @param part of the published value, either way
  record Within(double part) implements Tolerance {
    @Override
    public boolean accepts(double simulated, double published) {
      return Math.abs(simulated - published) <= part * Math.abs(published);
    }

    @Override
    public String text() {
      return "+-" + number(100 * part) + " %";
    }
  }

  record Between(double least, double most) implements Tolerance {
    @Override
    public boolean accepts(double simulated, double published) {
      return simulated >= least && simulated <= most;
    }

    @Override
    public String text() {
      return number(least) + ".." + number(most);
    }
  }

  record AtLeast(double least) implements Tolerance {
    @Override
    public boolean accepts(double simulated, double published) {
      return simulated >= least;
    }

    @Override
    public String text() {
      return ">= " + number(least);
    }
  }

  record AtMost(double most) implements Tolerance {
    @Override
    public boolean accepts(double simulated, double published) {
      return simulated <= most;
    }

    @Override
    public String text() {
      return "<= " + number(most);
    }
  }

  /// Four digits, and no tail of zeros.
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Math.abs(value) < NOTHING) {
      return "0";
    }
    if (Math.abs(value) < 0.001 || Math.abs(value) >= 1e5) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    String text = String.format(Locale.ROOT, "%." + Math.clamp(3 - before, 0, 4) + "f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
