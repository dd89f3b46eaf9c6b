package org.cellstation.drivers.catalogue;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The options of one configured instrument, each with its default and its bounds. Whatever is left
/// over at the end is a mistake.
final class Options {
  private final String where;
  private final Map<String, String> left;
  private final TreeSet<String> known = new TreeSet<>();

  Options(String where, Map<String, String> given) {
    this.where = where;
    this.left = new TreeMap<>(given);
  }

  int integer(String name, int normal, int min, int max) {
    return (int) bounded(name, normal, min, max, true);
  }

  double decimal(String name, double normal, double min, double max) {
    return bounded(name, normal, min, max, false);
  }

  private double bounded(String name, double normal, double min, double max, boolean whole) {
    known.add(name);
    String text = left.remove(name);
    if (text == null) {
      return normal;
    }
    double value = number(text);
    if (!(value >= min && value <= max) || (whole && value != Math.rint(value))) {
      String kind = whole ? "a whole number " : "a number ";
      throw wrong(name, text, kind + plain(min) + " .. " + plain(max));
    }
    return value;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /// @return a name without blanks, quotes and control characters
  String word(String name, String normal) {
    known.add(name);
    String text = left.remove(name);
    if (text == null) {
      return normal;
    }
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"')) {
      throw wrong(name, text, "a name of printable characters without blanks and quotes");
    }
    return text;
  }

  /// @param allowed the first is the default
  String choice(String name, String... allowed) {
    return choice(name, allowed[0], List.of(allowed));
  }

  String choice(String name, String normal, List<String> allowed) {
    known.add(name);
    String text = left.remove(name);
    if (text == null) {
      return normal;
    }
    if (!allowed.contains(text)) {
      throw wrong(name, text, String.join(" or ", allowed));
    }
    return text;
  }

  Duration duration(String name, Duration normal, Duration min, Duration max) {
    known.add(name);
    String text = left.remove(name);
    if (text == null) {
      return normal;
    }
    try {
      Duration value = Duration.parse(text);
      if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
        return value;
      }
    } catch (DateTimeParseException e) {
      throw (IllegalArgumentException) wrong(name, text, bounds(min, max)).initCause(e);
    }
    throw wrong(name, text, bounds(min, max));
  }

  private static String bounds(Duration min, Duration max) {
    return "an ISO 8601 duration " + min + " .. " + max;
  }

  private IllegalArgumentException wrong(String name, String text, String allowed) {
    return new IllegalArgumentException(
        where + ": option " + name + " is \"" + text + "\", allowed is " + allowed);
  }

  /// Numbers in rising order with commas between them.
  List<Double> rising(String name, List<Double> normal, int most, double min, double max) {
    known.add(name);
    String text = left.remove(name);
    if (text == null) {
      return normal;
    }
    List<Double> values = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    for (String word : List.of(text.split(",", -1))) {
      double value = number(word);
      boolean rises = value > before && value >= min && value <= max;
      if (!rises || values.size() == most) {
        throw wrong(
            name,
            text,
            "up to " + most + " numbers " + plain(min) + " .. " + plain(max) + " in rising order");
      }
      values.add(value);
      before = value;
    }
    return List.copyOf(values);
  }

  /// @throws IllegalArgumentException when an option was given that nobody asked for
  void finish() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          where
              + ": unknown option "
              + String.join(", ", left.keySet())
              + "; allowed are "
              + known);
    }
  }
}
