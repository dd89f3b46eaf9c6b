package org.cellstation.recipes.format;

import java.util.ArrayList;
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

/// Reads the questions of a phase; an answer's field is `text`, or limits and unit like `0 to 100
/// %`.
final class QuestionText {
  private static final String NUMBER = "([+-]?[0-9]+(?:\\.[0-9]+)?)";
  private static final Pattern LIMITS =
      Pattern.compile(NUMBER + "\\s+to\\s+" + NUMBER + "(?:\\s+(\\S+))?");
  private static final String FORMS = "write `text`, or limits and unit, for example `0 to 100 %`";

  private final Faults faults;

  QuestionText(Faults faults) {
    this.faults = faults;
  }

  List<Question> read(List<Place> places) {
    List<Question> questions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Place place : places) {
      String id = place.text("id").orElse("");
      if (!id.isEmpty() && !ids.add(id)) {
        faults.add(
            place.line(),
            place.path(),
            "the id `" + id + "` is taken by a question above",
            "give each question of a phase its own id");
      }
      questions.add(new Question(id, place.text("text").orElse(""), fields(place)));
    }
    return questions;
  }

  private List<Question.Field> fields(Place question) {
    Place group = question.child("fields");
    List<Question.Field> fields = new ArrayList<>();
    for (String name : group.names()) {
      group.text(name).flatMap(text -> field(name, text, group.field(name))).ifPresent(fields::add);
    }
    return fields;
  }

  private Optional<Question.Field> field(String name, String text, Place place) {
    if (text.equals("text")) {
      return Optional.of(new Question.Words(name));
    }
    Matcher limits = LIMITS.matcher(text);
    if (!limits.matches()) {
      faults.add(place.line(), place.path(), "`" + text + "` has no range", FORMS);
      return Optional.empty();
    }
    String unit = limits.group(3);
    if (unit == null) {
      faults.add(place.line(), place.path(), "`" + text + "` has no unit", FORMS);
      return Optional.empty();
    }
    if (!Units.known(unit)) {
      faults.add(
          place.line(),
          place.path(),
          "the unit `" + unit + "` is unknown",
          Nearest.remedy(unit, Units.symbols()));
      return Optional.empty();
    }
    double min = Double.parseDouble(limits.group(1));
    double max = Double.parseDouble(limits.group(2));
    if (min >= max) {
      faults.add(
          place.line(), place.path(), "`" + text + "` leaves no room for an answer", "swap them");
      return Optional.empty();
    }
    return Optional.of(new Question.Measured(name, min, max, unit));
  }
}
