package org.cellstation.app.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.app.assembly.FaultScript;
import org.cellstation.app.assembly.WrittenNumber;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.simulator.fault.Watched;

/// Reads what a run must come to.
final class ExpectationText {
  /// `temperature 34 to 38.5 degC but for 20 min`
  private static final Pattern BOUND =
      Pattern.compile(
          "([A-Za-z][A-Za-z ]*?) +([0-9.eE+-]+) +to +([0-9.eE+-]+)(?: +(?!but\\b)(\\S+))?"
              + "(?: +but for +(.+))?");

  private final Sites sites;
  private final Faults mistakes;
  private final FaultScript times;
  private final WrittenNumber numbers;

  ExpectationText(Sites sites, Faults mistakes, FaultScript times) {
    this.sites = sites;
    this.mistakes = mistakes;
    this.times = times;
    numbers = new WrittenNumber(mistakes);
  }

  Expectation read(Place place) {
    boolean held = place.text("outcome").orElse("").equals(Expectation.Outcome.HELD.text());
    List<String> alarms = new ArrayList<>();
    for (Place item : place.items("alarms")) {
      String alarm = text(item);
      if (sites.raises(alarm)) {
        alarms.add(alarm);
      } else {
        mistake(
            item,
            "the station has no alarm `" + alarm + "`",
            Nearest.remedy(alarm, sites.alarms()));
      }
    }
    List<Expectation.Bound> bounds = new ArrayList<>();
    for (Place item : place.items("within")) {
      bound(item).ifPresent(bounds::add);
    }
    return new Expectation(
        held ? Expectation.Outcome.HELD : Expectation.Outcome.COMPLETE, alarms, bounds);
  }

  private Optional<Expectation.Bound> bound(Place place) {
    String text = text(place);
    Matcher bound = BOUND.matcher(text);
    if (!bound.matches()) {
      mistake(
          place,
          "`" + text + "` is no bound",
          "write a truth, a smallest and a largest value, for example"
              + " `temperature 34 to 38.5 degC but for 20 min`");
      return Optional.empty();
    }
    Watched watched = Watched.named(bound.group(1));
    if (watched == null) {
      mistake(
          place,
          "nothing of the plant is called `" + bound.group(1) + "`",
          Nearest.remedy(
              bound.group(1), Arrays.stream(Watched.values()).map(Watched::text).toList()));
      return Optional.empty();
    }
    String unit = bound.group(4) == null ? "" : " " + bound.group(4);
    Optional<Double> low = numbers.read(bound.group(2) + unit, watched.unit(), place);
    Optional<Double> high = numbers.read(bound.group(3) + unit, watched.unit(), place);
    Optional<Duration> butFor =
        bound.group(5) == null ? Optional.of(Duration.ZERO) : times.time(bound.group(5), place);
    if (low.isEmpty() || high.isEmpty() || butFor.isEmpty()) {
      return Optional.empty();
    }
    if (low.get() >= high.get()) {
      mistake(place, "`" + text + "` leaves no room", "write the smaller value first");
      return Optional.empty();
    }
    return Optional.of(
        new Expectation.Bound(watched, low.get(), high.get(), butFor.get().toSeconds(), text));
  }

  private static String text(Place item) {
    return item.node() instanceof YamlNode.Scalar scalar ? scalar.text().strip() : "";
  }

  private void mistake(Place place, String what, String remedy) {
    mistakes.add(place.line(), place.path(), what, remedy);
  }
}
