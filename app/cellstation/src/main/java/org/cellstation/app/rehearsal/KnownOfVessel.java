package org.cellstation.app.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.recipes.model.Units;
import org.cellstation.simulator.vessel.Standing;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// How a real vessel stands, from its probes and from the last sample, and what nobody knows of it.
final class KnownOfVessel {
  /// Of medium, g/L.
  private static final double DENSITY = 1005;

  private final Map<String, Quantity> readings;
  private final Map<String, PhaseStep> steps = new HashMap<>();
  private final Map<String, Sampled> samples = new HashMap<>();
  private final Map<String, Quantity> suspension = new HashMap<>();
  private final List<String> assumptions = new ArrayList<>();
  private final Instant now;

  private record Sampled(Quantity value, Instant at) {}

  /// Whether cells are in it.
  private boolean cells;

  private KnownOfVessel(
      Recipe recipe,
      String role,
      String unit,
      List<Entry> history,
      Map<String, Quantity> readings,
      Instant now) {
    this.readings = readings;
    this.now = now;
    for (UnitProcedure procedure : recipe.procedure()) {
      if (procedure.unit().equals(role)) {
        for (Operation operation : procedure.operations()) {
          operation.phases().forEach(step -> steps.put(step.path(), step));
        }
      }
    }
    for (Entry entry : history) {
      switch (entry.event()) {
        case Event.CultureSet e when e.unit().equals(unit) -> cells = e.cells();
        case Event.PromptAnswered e -> entered(e.path(), e.answers(), entry.utc());
        case Event.PromptEntered e -> entered(e.path(), e.answers(), entry.utc());
        default -> {}
      }
    }
  }

  /// @param assumptions in words, each a sentence
  record Known(Standing standing, List<String> assumptions) {}

  /// @param role of the unit in the recipe
  /// @param unit its id in `history`
  /// @param readings good ones, by process variable
  /// @param cultureAge null before inoculation
  static Known of(
      Recipe recipe,
      String role,
      String unit,
      List<Entry> history,
      Map<String, Quantity> readings,
      @Nullable Duration cultureAge,
      Instant now) {
    return new KnownOfVessel(recipe, role, unit, history, readings, now).known(cultureAge);
  }

  /// What a sample of the vessel came to, or what was brought into it.
  private void entered(String path, Map<String, String> answers, Instant at) {
    PhaseStep step = steps.get(path);
    if (step == null) {
      return;
    }
    Stream.concat(step.before().stream(), step.after().stream())
        .flatMap(question -> question.fields().stream())
        .filter(Question.Measured.class::isInstance)
        .map(Question.Measured.class::cast)
        .filter(field -> answers.containsKey(field.name()))
        .forEach(
            field -> {
              var value = new Quantity(Double.parseDouble(answers.get(field.name())), field.unit());
              switch (step.type()) {
                case SAMPLE -> samples.put(field.name(), new Sampled(value, at));
                case INOCULATE -> {
                  suspension.put(field.name(), value);
                  suspension.put("volume", step.parameters().get("volume"));
                }
                default -> {}
              }
            });
  }

  private Known known(@Nullable Duration age) {
    Duration cultureAge = cells ? age : null;
    double grams = read("weight", "g");
    double viable = Double.NaN;
    double viability = Double.NaN;
    if (cultureAge != null) {
      viable = sampled("viable cell density", "1e6/mL", "viable cells");
      viability = sampled("viability", "%", "viability");
      if (Double.isNaN(viable)) {
        viable = seeded(grams / DENSITY * 1000);
      }
    }
    if (Double.isNaN(grams)) {
      assumptions.add("The weight is not measured now: the vessel counts as empty.");
    }
    double glucose = cultureAge == null ? Double.NaN : measured("glucose");
    double lactate = cultureAge == null ? Double.NaN : measured("lactate");
    return new Known(
        new Standing(
            Double.isNaN(grams) ? 0 : Math.max(0, grams) / DENSITY,
            read("temperature", "degC"),
            viable,
            viability,
            glucose,
            lactate,
            read("pH", "pH"),
            read("DO", "%"),
            cultureAge == null ? Double.NaN : cultureAge.toSeconds() / 3600.0),
        List.copyOf(assumptions));
  }

  /// By the count of the suspension, spread in the vessel.
  private double seeded(double millilitres) {
    Quantity count = suspension.get("viable cell density");
    Quantity volume = suspension.get("volume");
    Optional<Quantity> density = count == null ? Optional.empty() : Units.convert(count, "1e6/mL");
    Optional<Quantity> brought = volume == null ? Optional.empty() : Units.convert(volume, "mL");
    if (density.isEmpty() || brought.isEmpty() || !(millilitres > 0)) {
      return Double.NaN;
    }
    assumptions.removeFirst();
    assumptions.addFirst(
        "Viable cells as counted in the suspension (%s), spread in the vessel, not grown since."
            .formatted(count));
    return density.get().value() * brought.get().value() / millilitres;
  }

  /// From an analyser, else from the last sample, else as in fresh medium.
  private double measured(String name) {
    double read = read(name, "mmol/L");
    return Double.isNaN(read) ? sampled(name, "mmol/L", name) : read;
  }

  private double read(String variable, String unit) {
    return Optional.ofNullable(readings.get(variable))
        .flatMap(value -> Units.convert(value, unit))
        .map(Quantity::value)
        .orElse(Double.NaN);
  }

  private double sampled(String name, String unit, String what) {
    Sampled last = samples.get(name);
    Optional<Quantity> value = last == null ? Optional.empty() : Units.convert(last.value(), unit);
    if (last == null || value.isEmpty()) {
      assumptions.add("No sample tells %s: as in an ordinary culture that begins.".formatted(what));
      return Double.NaN;
    }
    assumptions.add(
        "%s as sampled %s ago (%s)."
            .formatted(
                Character.toUpperCase(what.charAt(0)) + what.substring(1),
                Words.time(Math.max(0, Duration.between(last.at(), now).toSeconds())),
                last.value()));
    return value.get().value();
  }
}
