package org.cellstation.recipes.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cellstation.recipes.engine.Equipment.Observation;
import org.cellstation.recipes.engine.ProcedureEngine.Past;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.Recipe;

/// One batch told step by step: an engine, a plant, a clock that is turned by hand, and all that
/// was emitted.
final class Story {
  static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  static final Recipe RECIPE = recipe("story.yaml");
  private static final Duration SCAN = Duration.ofMinutes(1);

  final FakeEquipment plant = new FakeEquipment();
  final List<Past> past = new ArrayList<>();
  ProcedureEngine engine;
  Instant now = START;

  Story() {
    this(RECIPE);
  }

  Story(Recipe recipe) {
    engine = new ProcedureEngine(recipe, plant, this::take);
  }

  /// The same batch after the program was lost and started again at `now`.
  Story(List<Past> lost, Instant now) {
    this(RECIPE, lost, now);
  }

  Story(Recipe recipe, List<Past> lost, Instant now) {
    this.now = now;
    engine = ProcedureEngine.restore(recipe, plant, this::take, lost, now);
  }

  /// As above, when the batch is known to have gone on until `seen`.
  Story(Recipe recipe, List<Past> lost, Instant seen, Instant now) {
    this.now = now;
    engine = ProcedureEngine.restore(recipe, plant, this::take, lost, seen, now);
  }

  private void take(ProcedureEvent event) {
    past.add(new Past(now, event));
  }

  Outcome command(Command command) {
    return engine.command(command, now);
  }

  /// Scans once a minute.
  Story advance(Duration time) {
    Instant until = now.plus(time);
    while (now.isBefore(until)) {
      now = now.plus(SCAN);
      engine.scan(now);
    }
    return this;
  }

  Story scan() {
    return advance(SCAN);
  }

  /// Runs on, answering every prompt, until `path` is in `state`.
  Story until(String path, ProcedureState state) {
    for (int scans = 0; !(state(path) == state); scans++) {
      if (scans > 1000) {
        throw new AssertionError(path + " does not become " + state + ": " + status());
      }
      answerAll();
      scan();
    }
    return this;
  }

  void answerAll() {
    for (Prompt prompt : status().prompts()) {
      engine
          .answer(prompt.id(), answers(prompt), "", "anna", now)
          .ifPresent(
              wrong -> {
                throw new AssertionError(wrong);
              });
    }
  }

  static Map<String, String> answers(Prompt prompt) {
    return switch (prompt.id().replaceFirst("#.*", "")) {
      case "make/prepare/inoculate/identity" -> Map.of("patient", "P-1", "viability", "95.5");
      case "make/prepare/count/results" ->
          Map.of("viable cell density", prompt.id().endsWith("#2") ? "2.5" : "0.5");
      case "make/culture/sample/results" -> Map.of("glucose", "5");
      default -> Map.of();
    };
  }

  void weigh(double grams) {
    plant.values.put("weight", new Observation.Value(grams, "g"));
  }

  void loseScale(String why) {
    plant.values.put("weight", new Observation.Unusable(why));
  }

  ProcedureStatus status() {
    return engine.status(now);
  }

  ProcedureState state() {
    return status().state();
  }

  ProcedureState state(String path) {
    return element(path).state();
  }

  ProcedureStatus.Element element(String path) {
    return status().elements().stream()
        .filter(element -> element.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /// What was emitted of one kind, in order.
  <T extends ProcedureEvent> List<T> events(Class<T> kind) {
    return past.stream().map(Past::event).filter(kind::isInstance).map(kind::cast).toList();
  }

  static Recipe recipe(String resource) {
    try (InputStream stream =
        Objects.requireNonNull(Story.class.getResourceAsStream(resource), resource)) {
      return switch (RecipeReader.read(resource, stream.readAllBytes())) {
        case ReadResult.Valid valid -> valid.recipe();
        case ReadResult.Faulty faulty -> throw new AssertionError(faulty);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
