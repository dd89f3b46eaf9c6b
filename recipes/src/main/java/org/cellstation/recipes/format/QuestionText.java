package org.cellstation.recipes.format;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.QuestionPicture;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.jspecify.annotations.Nullable;

/// Reads the questions of a phase.
final class QuestionText {
  private final FieldText fields;
  private final QuantityText quantities;
  private final Pictures pictures;
  private final Faults faults;

  QuestionText(QuantityText quantities, Pictures pictures, Faults faults) {
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

  /// In a text that was approved by a program which did not ask for the content, none is said.
  private String picture(Place question) {
    String words = question.text("picture").orElse("");
    if (words.isEmpty()) {
      return "";
    }
    Place place = question.field("picture");
    Optional<QuestionPicture> named = QuestionPicture.of(words);
    if (named.isEmpty()) {
      wrong(
          place,
          "`" + words + "` is no picture",
          "write the name of a .png or .jpg file beside the recipe, without a folder");
    } else if (pictures.lookedFor()) {
      present(named.get(), place);
    }
    return words;
  }

  private void present(QuestionPicture picture, Place place) {
    String name = picture.file();
    Optional<String> there = pictures.beside(name);
    if (!picture.sha256().isEmpty()
        && (pictures.kept(picture.sha256()) || there.equals(Optional.of(picture.sha256())))) {
      return;
    }
    if (there.isEmpty()) {
      wrong(
          place,
          "the picture `" + name + "` is missing",
          "put it beside the recipe, or leave `picture` out");
    } else if (picture.sha256().isEmpty()) {
      wrong(
          place,
          "the content of the picture `" + name + "` is not said",
          "save the recipe in the editor, or write `%s`"
              .formatted(new QuestionPicture(name, there.get())));
    } else {
      wrong(
          place,
          "the picture `" + name + "` is another one than the recipe names",
          "put the right one back; for the new one, as a new version, write `%s`"
              .formatted(new QuestionPicture(name, there.get())));
    }
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
