package org.cellstation.app.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.recipes.text.SchemaCheck;
import org.cellstation.simulator.fault.Amount;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.Trigger;
import org.cellstation.simulator.fault.Watched;

/// Reads a fault scenario for the simulated skid from YAML, checked whole: every mistake with line,
/// field and what to do.
public final class FaultScript {
  private static final SchemaCheck SHAPE =
      SchemaCheck.of(FaultScript.class, "fault-scenario.schema.json");

  /// `glucose < 5 mM for 10 min`
  private static final Pattern CONDITION =
      Pattern.compile("([^<>]+?)\\s*([<>])\\s*([^<>]+?)(?:\\s+for\\s+(.+))?");

  private final org.cellstation.simulator.fault.Faults skid;
  private final Faults mistakes;
  private final Quantities quantities;
  private final WrittenNumber numbers;

  private FaultScript(org.cellstation.simulator.fault.Faults skid, Faults mistakes) {
    this.skid = skid;
    this.mistakes = mistakes;
    quantities = new Quantities(mistakes);
    numbers = new WrittenNumber(mistakes);
  }

  /// @param skid what can go wrong where
  /// @throws InputException with every mistake in the file
  public static Scenario read(Path file, org.cellstation.simulator.fault.Faults skid)
      throws InputException {
    byte[] bytes;
    try {
      bytes = CheckedText.bytes(file);
    } catch (IOException unreadable) {
      throw new InputException(
          "The fault scenario "
              + file
              + " cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "). Check its name and the permissions.");
    }
    return parse(file.toString(), bytes, skid);
  }

  /// @param source what mistakes call the text
  public static Scenario parse(
      String source, byte[] bytes, org.cellstation.simulator.fault.Faults skid)
      throws InputException {
    Faults mistakes = new Faults(source);
    Optional<CheckedText> text = CheckedText.read(bytes, SHAPE, mistakes);
    List<Scenario.Step> steps = new ArrayList<>();
    if (text.isPresent() && mistakes.none()) {
      var script = new FaultScript(skid, mistakes);
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

  /// What reads single faults inside another text.
  ///
  /// @param skid what can go wrong where
  /// @param mistakes takes what is wrong
  public static FaultScript inside(org.cellstation.simulator.fault.Faults skid, Faults mistakes) {
    return new FaultScript(skid, mistakes);
  }

  private Optional<Scenario.Step> step(Place place) {
    return step(place, place.text("site").orElse(""), place.child("site"), trigger(place));
  }

  /// @param site where it happens
  /// @param named where the text says so
  /// @param trigger empty when there was a mistake
  public Optional<Scenario.Step> step(
      Place place, String site, Place named, Optional<Trigger> trigger) {
    Optional<Duration> length = time(place, "for");
    String name = place.text("fault").orElse("");
    Set<Fault> here = skid.possibleAt(site);
    if (here.isEmpty()) {
      mistake(
          named, "the skid has no `" + site + "`", Nearest.remedy(site, skid.possible().keySet()));
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
    Optional<Double> amount = amount(place, site, fault);
    if (trigger.isEmpty() || length.isEmpty() || amount.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Scenario.Step(trigger.get(), length.get(), site, fault, amount.get()));
  }

  /// When a fault begins, by `at` or `when`.
  public Optional<Trigger> trigger(Place place) {
    Optional<String> at = place.text("at");
    Optional<String> when = place.text("when");
    if (at.isPresent() == when.isPresent()) {
      mistake(
          place,
          at.isPresent() ? "has two beginnings" : "has no beginning",
          "write either `at:`, a process time, or `when:`, a condition");
      return Optional.empty();
    }
    if (when.isPresent()) {
      return condition(place, when.get());
    }
    for (String field : List.of("after", "repeat")) {
      if (place.text(field).isPresent()) {
        mistake(place.child(field), "belongs to `when`", "leave it out, or write `when:`");
      }
    }
    return time(place, "at").map(Trigger.At::new);
  }

  private Optional<Trigger> condition(Place place, String text) {
    Place here = place.child("when");
    Matcher condition = CONDITION.matcher(text.strip());
    if (!condition.matches()) {
      mistake(
          here,
          "`" + text + "` is no condition",
          "write a truth, < or > and a value, for example `glucose < 5 mM for 10 min`");
      return Optional.empty();
    }
    Watched watched = Watched.named(condition.group(1));
    if (watched == null) {
      mistake(
          here,
          "nothing of the plant is called `" + condition.group(1) + "`",
          Nearest.remedy(
              condition.group(1), Arrays.stream(Watched.values()).map(Watched::text).toList()));
      return Optional.empty();
    }
    Optional<Double> limit = numbers.read(condition.group(3), watched.unit(), here);
    Optional<Duration> held =
        condition.group(4) == null ? Optional.of(Duration.ZERO) : time(condition.group(4), here);
    Optional<Duration> after =
        place.text("after").isPresent() ? time(place, "after") : Optional.of(Duration.ZERO);
    if (limit.isEmpty() || held.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    boolean repeated = place.text("repeat").filter("yes"::equals).isPresent();
    boolean above = condition.group(2).equals(">");
    return Optional.of(
        new Trigger.When(watched, above, limit.get(), held.get(), after.get(), repeated));
  }

  /// `NaN` where the file does not say; empty with a mistake where it says what cannot be.
  private Optional<Double> amount(Place place, String site, Fault fault) {
    Optional<String> text = place.text("amount");
    if (text.isEmpty()) {
      return Optional.of(Double.NaN);
    }
    Place here = place.child("amount");
    if (fault.amount() == Amount.NONE) {
      mistake(here, "`" + fault.text() + "` has no size", "leave `amount` out");
      return Optional.empty();
    }
    return numbers
        .read(text.get(), skid.unit(site, fault), here)
        .filter(
            size -> {
              boolean possible = fault.amount().allows(size);
              if (!possible) {
                mistake(
                    here, "`" + fault.text() + "` cannot be of this size", "write another amount");
              }
              return possible;
            });
  }

  /// How long a field says.
  public Optional<Duration> time(Place place, String field) {
    return time(place.text(field).orElse(""), place.child(field));
  }

  /// How long a text says.
  public Optional<Duration> time(String text, Place here) {
    return quantities
        .read(text, "s", here)
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
