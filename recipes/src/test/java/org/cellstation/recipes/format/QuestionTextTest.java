package org.cellstation.recipes.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.text.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a recipe may ask, and what is wrong with other questions.
class QuestionTextTest {
  private static final String HEAD =
      """
      format: 1
      id: asking
      version: 1.0.0
      title: Asking
      author: a
      description: d
      equipment class: rocking-bag
      procedure:
        - id: p
          title: P
          unit: bioreactor
          operations:
            - id: o
              title: O
              phases:
                - id: check
                  title: Check
                  phase: pre-use-check
                  parameters: {hold time: 3 min}
                  ask before:
                    - id: q
                      text: Look.
      """;

  private static final String BAG = "b1".repeat(32);
  private static final String KEPT = "c2".repeat(32);

  private static ReadResult read(String... question) {
    String text = HEAD;
    for (String line : question) {
      text += "                " + line + "\n";
    }
    return RecipeReader.read(
        "r.yaml",
        text.getBytes(StandardCharsets.UTF_8),
        BatchValues.NONE,
        new Pictures() {
          @Override
          public Optional<String> beside(String file) {
            return file.equals("bag.png") ? Optional.of(BAG) : Optional.empty();
          }

          @Override
          public boolean kept(String sha256) {
            return sha256.equals(KEPT);
          }
        });
  }

  private static Question question(String... lines) {
    ReadResult result = read(lines);
    if (result instanceof ReadResult.Valid valid) {
      PhaseStep step =
          valid.recipe().procedure().getFirst().operations().getFirst().phases().getFirst();
      return step.before().getFirst();
    }
    throw new AssertionError(result);
  }

  @Test
  void readsEveryKindOfField() {
    Question question =
        question(
            "fields:",
            "  viability: 0 to 100 %, expected 80 to 99.5 %",
            "  lot: text",
            "  medium: code 09501101530003",
            "  reagent: code",
            "  colour: one of red, light  orange, yellow");
    assertEquals(
        List.of(
            new Question.Measured("viability", 0, 100, "%", new Question.Band(80, 99.5)),
            new Question.Words("lot"),
            new Question.Code("medium", "09501101530003"),
            new Question.Code("reagent", ""),
            new Question.Choice("colour", List.of("red", "light orange", "yellow"))),
        question.fields());
  }

  @Test
  void readsWhatGoesWithAQuestion() {
    Question question =
        question("picture: bag.png sha256:" + BAG, "verified: true", "due within: 15 min");
    assertEquals("bag.png sha256:" + BAG, question.picture());
    assertTrue(question.verified());
    assertEquals(Duration.ofMinutes(15), question.dueWithin());
  }

  @Test
  @Tag("F-05")
  void anExchangedPictureIsAFaultWithTheWordsForTheNewOneAndAKeptOneIsNot() {
    ReadResult exchanged = read("picture: bag.png sha256:" + "d4".repeat(32));
    assertTrue(exchanged.toString().contains("bag.png sha256:" + BAG), exchanged::toString);
    assertEquals("gone.png sha256:" + KEPT, question("picture: gone.png sha256:" + KEPT).picture());
  }

  @Test
  void optionsAreAChoiceThatIsCalledAsTheQuestionAndASignatureIsOneToo() {
    Question decision = question("options: [go on, wash again]");
    assertEquals(
        List.of(new Question.Choice("q", List.of("go on", "wash again"))), decision.choices());
    Question approval = question("signature: approval of the harvest");
    assertEquals(
        List.of(new Question.Choice("q", List.of("approved", "rejected"))), approval.choices());
    assertEquals(List.of(), approval.fields());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "picture: other.png | the picture `other.png` is missing",
        "picture: bag.png | the content of the picture `bag.png` is not said",
        "picture: bag.png sha256:c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3 |"
            + " the picture `bag.png` is another one than the recipe names",
        "picture: bag.png sha256:12 | `bag.png sha256:12` is no picture",
        "picture: ../secret.png | `../secret.png` is no picture",
        "verified: maybe | `maybe` is not yes or no",
        "options: [one] | is empty",
        "options: [go on, go on] | an option is there twice",
        "options: [wait and see, go on] | `wait and see` cannot be an option",
        "due within: 15 | `15` has no unit",
        "fields: {x: code 12} | `12` is no product",
        "fields: {x: one of red} | 1 options are no choice",
        "fields: {x: '0 to 100 %, expected 90 to 110 %'} | what is expected lies outside the limits",
        "fields: {x: '0 to 100 %, expected 9 to 11 pH'} | what is expected is in pH",
        "fields: {x: '0 to 100 %, about 50'} | `about 50` says nothing about an answer",
      })
  void namesWhatIsWrong(String line, String fault) {
    ReadResult result = read(line);
    assertTrue(result instanceof ReadResult.Faulty, result::toString);
    List<Fault> faults = ((ReadResult.Faulty) result).faults();
    assertTrue(
        faults.stream().anyMatch(f -> f.what().startsWith(fault) && f.line() == 23),
        faults::toString);
  }

  @Test
  void aSignatureIsAnAnswerOfItsOwn() {
    ReadResult result = read("signature: approval", "verified: true");
    assertTrue(result.toString().contains("a signature is an answer of its own"), result::toString);
  }
}
