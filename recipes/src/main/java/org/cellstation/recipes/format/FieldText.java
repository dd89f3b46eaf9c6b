package org.cellstation.recipes.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;

/// Reads what one field of a question takes:
///
/// ```
/// field  = "text" | "code" [ product ] | "one of" option { "," option } | limits [ "," "expected" limits ]
/// limits = number "to" number unit
/// ```
final class FieldText {
  private static final String NUMBER = "([+-]?[0-9]+(?:\\.[0-9]+)?)";
  private static final Pattern LIMITS =
      Pattern.compile(NUMBER + "\\s+to\\s+" + NUMBER + "(?:\\s+(\\S+))?");
  private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{0,39}");
  private static final Pattern PRODUCT = Pattern.compile("[A-Z0-9]{8,14}");
  private static final String CODE = "code";
  private static final String ONE_OF = "one of ";
  private static final String EXPECTED = "expected ";
  private static final String FORMS =
      "write `text`, `code`, `one of` two or more options, or limits and unit, for example"
          + " `0 to 100 %` or `0 to 100 %, expected 80 to 99 %`";

  /// Words that a condition understands otherwise.
  private static final Set<String> TAKEN = Set.of("and", "or", "not", "for", "=", "within");

  private static final int MOST_OPTIONS = 12;

  private final Faults faults;

  FieldText(Faults faults) {
    this.faults = faults;
  }

  Optional<Question.Field> read(String name, String text, Place place) {
    if (text.equals("text")) {
      return Optional.of(new Question.Words(name));
    }
    if (text.equals(CODE)) {
      return Optional.of(new Question.Code(name, ""));
    }
    if (text.startsWith(CODE + " ")) {
      return code(name, text.substring(CODE.length()).strip(), place);
    }
    if (text.startsWith(ONE_OF)) {
      List<String> options = Arrays.asList(text.substring(ONE_OF.length()).split(",", -1));
      return choice(name, options, place).map(choice -> choice);
    }
    return measured(name, text, place);
  }

  private Optional<Question.Field> code(String name, String product, Place place) {
    if (!PRODUCT.matcher(product).matches()) {
      return wrong(
          place,
          "`" + product + "` is no product",
          "write the 14 digits of a GTIN or the 8 characters of an ISBT 128 product code");
    }
    return Optional.of(new Question.Code(name, product));
  }

  /// A choice between options; empty, with a fault at `place`, when they are none.
  Optional<Question.Choice> choice(String name, List<String> options, Place place) {
    List<String> stripped = new ArrayList<>();
    for (String option : options) {
      String one = option.strip().replaceAll("\\s+", " ");
      if (!OPTION.matcher(one).matches() || isTaken(one)) {
        return wrong(
            place,
            "`" + one + "` cannot be an option",
            "write words of letters and digits, 40 characters at most, without and, or, not, for");
      }
      stripped.add(one);
    }
    if (stripped.size() < 2 || stripped.size() > MOST_OPTIONS) {
      return wrong(place, stripped.size() + " options are no choice", "write 2 to " + MOST_OPTIONS);
    }
    if (new HashSet<>(stripped).size() < stripped.size()) {
      return wrong(place, "an option is there twice", "write each option once");
    }
    return Optional.of(new Question.Choice(name, stripped));
  }

  private static boolean isTaken(String option) {
    return Arrays.stream(option.split(" ", -1)).anyMatch(TAKEN::contains);
  }

  private Optional<Question.Field> measured(String name, String text, Place place) {
    int comma = text.indexOf(',');
    String limits = comma < 0 ? text : text.substring(0, comma).strip();
    String rest = comma < 0 ? "" : text.substring(comma + 1).strip();
    Optional<Range> hard = range(limits, place);
    if (hard.isEmpty()) {
      return Optional.empty();
    }
    Range range = hard.get();
    if (rest.isEmpty() && comma < 0) {
      return Optional.of(new Question.Measured(name, range.min, range.max, range.unit, null));
    }
    if (!rest.startsWith(EXPECTED)) {
      return wrong(place, "`" + rest + "` says nothing about an answer", FORMS);
    }
    return range(rest.substring(EXPECTED.length()).strip(), place)
        .flatMap(expected -> band(range, expected, place))
        .map(band -> new Question.Measured(name, range.min, range.max, range.unit, band));
  }

  private Optional<Question.Band> band(Range hard, Range expected, Place place) {
    if (!expected.unit.equals(hard.unit)) {
      return wrong(
          place,
          "what is expected is in " + expected.unit + ", the limits are in " + hard.unit,
          "write both in " + hard.unit);
    }
    if (expected.min < hard.min || expected.max > hard.max) {
      return wrong(
          place,
          "what is expected lies outside the limits",
          "an answer is expected between " + hard.min + " and " + hard.max + " " + hard.unit);
    }
    return Optional.of(new Question.Band(expected.min, expected.max));
  }

  private record Range(double min, double max, String unit) {}

  private Optional<Range> range(String text, Place place) {
    Matcher limits = LIMITS.matcher(text);
    if (!limits.matches()) {
      return wrong(place, "`" + text + "` has no range", FORMS);
    }
    String unit = limits.group(3);
    if (unit == null) {
      return wrong(place, "`" + text + "` has no unit", FORMS);
    }
    if (!Units.known(unit)) {
      return wrong(
          place, "the unit `" + unit + "` is unknown", Nearest.remedy(unit, Units.symbols()));
    }
    double min = Double.parseDouble(limits.group(1));
    double max = Double.parseDouble(limits.group(2));
    if (min >= max) {
      return wrong(place, "`" + text + "` leaves no room for an answer", "swap them");
    }
    return Optional.of(new Range(min, max, unit));
  }

  private <T> Optional<T> wrong(Place place, String what, String remedy) {
    faults.add(place.line(), place.path(), what, remedy);
    return Optional.empty();
  }
}
