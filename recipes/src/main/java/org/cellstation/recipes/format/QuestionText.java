package org.cellstation.recipes.format;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.jspecify.annotations.Nullable;

/// Reads the questions of a phase.
final class QuestionText {
  private static final Pattern PICTURE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}\\.(png|jpg|jpeg)");

  private final FieldText fields;
  private final QuantityText quantities;
  private final Predicate<String> pictures;
  private final Faults faults;

  /// @param pictures whether an image of that file name stands beside the recipe
  QuestionText(QuantityText quantities, Predicate<String> pictures, Faults faults) {
    fields = new FieldText(faults);
    this.quantities = quantities;
    this.pictures = pictures;
    this.faults = faults;
  }

  List<Question> read(List<Place> places) {
    List<Question> questions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Place place : places) {
      String id = place.text("id").orElse("");
      if (!id.isEmpty() && !ids.add(id)) {
        wrong(
            place,
            "the id `" + id + "` is taken by a question above",
            "give each question of a phase its own id");
      }
      questions.add(question(id, place));
    }
    return questions;
  }

  private Question question(String id, Place place) {
    List<Question.Field> asked = fields(place);
    options(id, place).ifPresent(asked::add);
    String signature = place.text("signature").orElse("");
    boolean verified = verified(place);
    if (!signature.isEmpty() && (!asked.isEmpty() || verified)) {
      wrong(
          place.field("signature"),
          "a signature is an answer of its own",
          "ask for `fields`, `options` or `verified` in another question");
    }
    return new Question(
        id,
        place.text("text").orElse(""),
        picture(place),
        asked,
        verified,
        signature,
        dueWithin(place));
  }

  private List<Question.Field> fields(Place question) {
    Place group = question.child("fields");
    List<Question.Field> read = new ArrayList<>();
    for (String name : group.names()) {
      group
          .text(name)
          .flatMap(text -> fields.read(name, text, group.field(name)))
          .ifPresent(read::add);
    }
    return read;
  }

  /// A choice that is called as the question itself.
  private Optional<Question.Choice> options(String id, Place question) {
    if (!question.names().contains("options")) {
      return Optional.empty();
    }
    List<String> options =
        question.items("options").stream().map(place -> place.text().orElse("")).toList();
    // The schema has said already when there are fewer than two.
    return options.size() < 2
        ? Optional.empty()
        : fields.choice(id, options, question.field("options"));
  }

  private boolean verified(Place question) {
    String text = question.text("verified").orElse("false").toLowerCase(Locale.ROOT);
    if (!text.equals("true") && !text.equals("false")) {
      wrong(question.field("verified"), "`" + text + "` is not yes or no", "write true or false");
    }
    return text.equals("true");
  }

  private String picture(Place question) {
    String name = question.text("picture").orElse("");
    if (name.isEmpty()) {
      return "";
    }
    Place place = question.field("picture");
    if (!PICTURE.matcher(name).matches()) {
      wrong(
          place,
          "`" + name + "` is no picture",
          "write the name of a .png or .jpg file beside the recipe, without a folder");
    } else if (!pictures.test(name)) {
      wrong(
          place,
          "the picture `" + name + "` is missing",
          "put it beside the recipe, or leave `picture` out");
    }
    return name;
  }

  private @Nullable Duration dueWithin(Place question) {
    Place place = question.field("due within");
    Optional<Duration> due =
        question
            .text("due within")
            .flatMap(text -> quantities.read(text, "s", place))
            .flatMap(Units::duration);
    if (due.isPresent() && !due.get().isPositive()) {
      wrong(place, "is not above zero", "write in how long an answer is due");
    }
    return due.orElse(null);
  }

  private void wrong(Place place, String what, String remedy) {
    faults.add(place.line(), place.path(), what, remedy);
  }
}
