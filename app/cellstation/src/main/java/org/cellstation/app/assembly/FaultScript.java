package org.cellstation.app.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.recipes.text.SchemaCheck;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;

/// Reads a fault scenario for the simulated skid from YAML, checked whole: every mistake with line,
/// field and what to do.
public final class FaultScript {
  private static final SchemaCheck SHAPE =
      SchemaCheck.of(FaultScript.class, "fault-scenario.schema.json");

  private final Map<String, Set<Fault>> possible;
  private final Faults mistakes;
  private final Quantities quantities;

  private FaultScript(Map<String, Set<Fault>> possible, Faults mistakes) {
    this.possible = possible;
    this.mistakes = mistakes;
    quantities = new Quantities(mistakes);
  }

  /// @param possible what the skid can have, by site
  /// @throws InputException with every mistake in the file
  public static Scenario read(Path file, Map<String, Set<Fault>> possible) throws InputException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new InputException(
          "The fault scenario "
              + file
              + " cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "). Check its name and the permissions.");
    }
    return parse(file.toString(), bytes, possible);
  }

  /// @param source what mistakes call the text
  static Scenario parse(String source, byte[] bytes, Map<String, Set<Fault>> possible)
      throws InputException {
    Faults mistakes = new Faults(source);
    Optional<CheckedText> text = CheckedText.read(bytes, SHAPE, mistakes);
    List<Scenario.Step> steps = new ArrayList<>();
    if (text.isPresent() && mistakes.none()) {
      var script = new FaultScript(possible, mistakes);
      for (Place place : text.get().root().items("faults")) {
        script.step(place).ifPresent(steps::add);
      }
    }
    if (!mistakes.none()) {
      throw new InputException(
          "The fault scenario cannot be played:",
          mistakes.all().stream().map(Object::toString).toList());
    }
    return new Scenario(steps);
  }

  private Optional<Scenario.Step> step(Place place) {
    Optional<Duration> from = time(place, "at");
    Optional<Duration> length = time(place, "for");
    String site = place.text("site").orElse("");
    String name = place.text("fault").orElse("");
    Set<Fault> here = possible.getOrDefault(site, Set.of());
    if (here.isEmpty()) {
      mistake(
          place.child("site"),
          "the skid has no `" + site + "`",
          Nearest.remedy(site, possible.keySet()));
      return Optional.empty();
    }
    Fault fault = Fault.named(name);
    if (fault == null || !here.contains(fault)) {
      mistake(
          place.child("fault"),
          "`" + name + "` cannot happen to " + site,
          Nearest.remedy(name, here.stream().sorted().map(Fault::text).toList()));
      return Optional.empty();
    }
    return from.flatMap(begin -> length.map(l -> new Scenario.Step(begin, l, site, fault)));
  }

  private Optional<Duration> time(Place place, String field) {
    Place here = place.child(field);
    return quantities
        .read(place.text(field).orElse(""), "s", here)
        .filter(
            seconds -> {
              boolean possibleTime = seconds.value() >= 0 && seconds.value() < 1e9;
              if (!possibleTime) {
                mistake(here, "no such time can be waited for", "write a time from 0 s to 10000 d");
              }
              return possibleTime;
            })
        .map(seconds -> Duration.ofMillis(Math.round(seconds.value() * 1000)));
  }

  private void mistake(Place place, String what, String remedy) {
    mistakes.add(place.line(), place.path(), what, remedy);
  }
}
