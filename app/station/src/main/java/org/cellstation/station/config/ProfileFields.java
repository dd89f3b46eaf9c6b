package org.cellstation.station.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.cellstation.drivers.profile.Addressing;
import org.cellstation.drivers.profile.Memory;
import org.cellstation.drivers.profile.Range;
import org.cellstation.drivers.profile.Scaling;
import org.cellstation.drivers.profile.TextPattern;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.recipes.text.YamlNode.Scalar;

/// The kinds of field an instrument profile has, read with a fault and a harmless value where one
/// is wrong. The shape was checked before; what has a wrong one is read as if it were not there.
final class ProfileFields {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Faults faults;
  private final Quantities quantities;

  ProfileFields(Faults faults) {
    this.faults = faults;
    this.quantities = new Quantities(faults);
  }

  void fault(Place place, String what, String remedy) {
    faults.add(place.line(), place.path(), what, remedy);
  }

  boolean isGiven(Place place, String field) {
    return place.names().contains(field);
  }

  String text(Place place, String field) {
    return place.text(field).orElse("");
  }

  boolean yes(Place place, String field) {
    return text(place, field).equals("yes");
  }

  double number(Place place, String field, double preset) {
    return parsed(place, field, Double::parseDouble, preset);
  }

  <T> T parsed(Place place, String field, Function<String, T> parse, T preset) {
    try {
      return place.text(field).map(parse).orElse(preset);
    } catch (NumberFormatException misshapen) {
      return preset;
    }
  }

  /// @param type whose names are written in any case, with blanks for underscores
  <E extends Enum<E>> E choice(Place place, String field, Class<E> type, E preset) {
    String name = text(place, field).toUpperCase(Locale.ROOT).replace(' ', '_');
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return preset;
  }

  int whole(Place place, String field, int preset, int min, int max) {
    int value = parsed(place, field, Integer::parseInt, preset);
    if (value < min || value > max) {
      fault(
          place.child(field),
          "`" + value + "` is not possible",
          "write a whole number from " + min + " to " + max);
      return Math.clamp(value, min, max);
    }
    return value;
  }

  Duration time(Place place, String field, Duration preset) {
    Duration time = StationConfigurationReader.durationAt(quantities, place, field, preset);
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      fault(
          place.child(field), "`" + text(place, field) + "` is not possible", "write 0 s to 24 h");
      return preset;
    }
    return time;
  }

  Scaling scaling(Place place) {
    double offset = number(place, "offset", 0);
    try {
      return Scaling.of(new BigDecimal(place.text("scale").orElse("1")), offset);
    } catch (IllegalArgumentException wrong) {
      fault(
          place.child("scale"),
          "nothing can be scaled by `" + text(place, "scale") + "`",
          "write the unit's worth of one step, for example `0.1`");
      return Scaling.NONE;
    }
  }

  Range valid(Place place) {
    if (!isGiven(place, "valid")) {
      return Range.ANY;
    }
    Place valid = place.child("valid");
    Range range = new Range(number(valid, "from", 0), number(valid, "to", 0));
    if (range.from() >= range.to()) {
      fault(valid, "`from` is not below `to`", "write the ends of what the value can be");
    }
    return range;
  }

  Memory memory(Place place) {
    if (!isGiven(place, "memory")) {
      return Memory.VOLATILE;
    }
    Place memory = place.child("memory");
    return new Memory(
        whole(memory, "per day", 1, 1, 1_000_000), whole(memory, "in life", 1, 1, 1_000_000_000));
  }

  Addressing addressing(Place place, int least, int most) {
    if (!isGiven(place, "address")) {
      return Addressing.NONE;
    }
    Place address = place.child("address");
    Addressing addressing =
        new Addressing(
            whole(address, "factory", least, least, most),
            whole(address, "from", least, least, most),
            whole(address, "to", most, least, most),
            whole(address, "digits", 0, 0, 9));
    if (addressing.factory() < addressing.from() || addressing.factory() > addressing.to()) {
      fault(
          address,
          "the factory address is not one of the unit's",
          "write `factory` from `from` to `to`");
    }
    return addressing;
  }

  /// @param registers 1 or 2
  int bits(Place place, String field, int registers, int preset) {
    if (!isGiven(place, field)) {
      return preset;
    }
    String text = text(place, field);
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    long value =
        parsed(
            place,
            field,
            t -> hex ? Long.parseLong(t.substring(2), 16) : Long.parseLong(t),
            (long) preset & (registers == 1 ? 0xFFFF : 0xFFFF_FFFFL));
    long most = registers == 1 ? 0xFFFF : 0xFFFF_FFFFL;
    if (value > most || value < -(most + 1) / 2) {
      fault(
          place.child(field),
          "`" + text + "` does not fit " + (registers == 1 ? "one register" : "two registers"),
          "write at most " + (registers == 1 ? "0xFFFF" : "0xFFFFFFFF"));
      return preset;
    }
    return (int) (value & most);
  }

  Cause cause(Place place) {
    return switch (text(place, "cause")) {
      case "out of range" -> Cause.OUT_OF_RANGE;
      case "not stable" -> Cause.NOT_STABLE;
      case "refused" -> Cause.REFUSED;
      case "stale" -> Cause.STALE;
      default -> Cause.SENSOR_FAULT;
    };
  }

  Quality quality(Place place) {
    return choice(place, "quality", Quality.class, Quality.BAD);
  }

  /// @return a pattern of the text itself where it is no pattern
  TextPattern pattern(Place place) {
    String text = place.node() instanceof Scalar scalar ? scalar.text().strip() : "";
    try {
      return TextPattern.parse(text);
    } catch (IllegalArgumentException wrong) {
      fault(place, "`" + text + "` is no pattern", String.valueOf(wrong.getMessage()));
      return new TextPattern(text, List.of(new TextPattern.Literal("?")));
    }
  }

  List<TextPattern> patterns(Place place, String field) {
    List<TextPattern> patterns = new ArrayList<>();
    place.items(field).forEach(item -> patterns.add(pattern(item)));
    return patterns;
  }

  /// Faults at every item whose `field` another one has already.
  void unique(List<Place> items, String field, String kind) {
    Set<String> seen = new HashSet<>();
    for (Place item : items) {
      String name = text(item, field);
      if (!name.isEmpty() && !seen.add(name)) {
        fault(item, "the " + kind + " `" + name + "` is there twice", "give each its own name");
      }
    }
  }

  boolean known(Place place, String field, Collection<String> names, String kind) {
    String name = text(place, field);
    if (name.isEmpty() || names.contains(name)) {
      return !name.isEmpty();
    }
    fault(
        place.child(field), "there is no " + kind + " `" + name + "`", Nearest.remedy(name, names));
    return false;
  }
}
