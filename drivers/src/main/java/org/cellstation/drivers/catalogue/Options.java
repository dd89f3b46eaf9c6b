package org.cellstation.drivers.catalogue;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.catalogue.OptionFaults.OptionFault;
import org.jspecify.annotations.Nullable;

/// The options of one configured instrument, each with its default and its bounds. Whatever is left
/// over at the end is a mistake. A wrong one counts as not given, so that all that is wrong is
/// found at once.
final class Options {
  private static final Set<String> ADDRESSES = Set.of("address", "ups");

  private final String where;
  private final Map<String, String> left;
  private final TreeSet<String> known = new TreeSet<>();
  private final List<OptionFault> faults = new ArrayList<>();
  private String address = "";

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
    noteAddress(name, plain(text == null ? normal : number(text)));
    if (text == null) {
      return normal;
    }
    double value = number(text);
    if (!(value >= min && value <= max) || (whole && value != Math.rint(value))) {
      String kind = whole ? "a whole number " : "a number ";
      wrong(name, text, kind + plain(min) + " .. " + plain(max));
      return normal;
    }
    return value;
  }

  private void noteAddress(String name, String value) {
    if (ADDRESSES.contains(name)) {
      address = value;
    }
  }

  /// By what it is told from others on its line, empty for one that answers whatever is said.
  String address() {
    return address;
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
    noteAddress(name, text == null ? normal : text);
    if (text == null) {
      return normal;
    }
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"')) {
      wrong(name, text, "a name of printable characters without blanks and quotes");
      return normal;
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
    noteAddress(name, text == null ? normal : text);
    if (text == null) {
      return normal;
    }
    if (!allowed.contains(text)) {
      wrong(name, text, String.join(" or ", allowed));
      return normal;
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
      // Said below, as for a duration that is too long.
    }
    wrong(name, text, "an ISO 8601 duration " + min + " .. " + max);
    return normal;
  }

  private void wrong(String name, String text, String allowed) {
    faults.add(
        new OptionFault(name, "option " + name + " is \"" + text + "\"", "allowed is " + allowed));
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
        wrong(
            name,
            text,
            "up to " + most + " numbers " + plain(min) + " .. " + plain(max) + " in rising order");
        return normal;
      }
      values.add(value);
      before = value;
    }
    return List.copyOf(values);
  }

  /// @param made the instrument, null when it could not be made
  /// @throws OptionFaults when an option is wrong, or was given and nobody asked for it
  void finish(@Nullable Instrument made) {
    if (made != null) {
      for (String option : left.keySet()) {
        faults.add(
            new OptionFault(
                option, "unknown option " + option, "allowed are " + String.join(", ", known)));
      }
    }
    if (!faults.isEmpty()) {
      throw new OptionFaults(where, faults, made);
    }
  }
}
