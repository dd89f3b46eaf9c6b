package org.cellstation.station.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.station.control.LoopDefinition;
import org.cellstation.station.control.LoopDefinition.ByTime;
import org.cellstation.station.control.LoopDefinition.FeedRate;
import org.cellstation.station.control.law.FeedClock;
import org.cellstation.station.control.law.FeedProfile;
import org.cellstation.station.control.law.Uptake;

/// Reads the law `feeds` of a control strategy.
final class FeedText {
  private static final List<String> RATES = List.of("table", "ramp", "exponential", "uptake");

  private final Faults faults;
  private final Quantities quantities;

  FeedText(Faults faults) {
    this.faults = faults;
    quantities = new Quantities(faults);
  }

  /// @param most largest ceiling that may be set, mL/min
  Optional<LoopDefinition.Law> read(Place group, double most) {
    List<String> rates = new ArrayList<>(RATES);
    rates.retainAll(group.names());
    if (rates.size() != 1) {
      faults.add(
          group.line(),
          group.path(),
          "a feed needs one rate",
          "write one of `table:`, `ramp:`, `exponential:` or `uptake:`");
      return Optional.empty();
    }
    String kind = rates.getFirst();
    Optional<FeedRate> rate = Optional.empty();
    try {
      rate = Optional.of(rate(kind, group, most));
    } catch (IllegalArgumentException wrong) {
      Place at = kind.equals("table") ? group : group.child(kind);
      faults.add(
          at.line(),
          at.path(),
          String.valueOf(wrong.getMessage()),
          "correct the numbers of the feed");
    }
    Optional<FeedClock.Hold> hold = hold(group);
    if (rate.isEmpty() || hold.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LoopDefinition.Feed(
            group.text("to").orElse(""),
            rate.get(),
            hold.get(),
            group.names().contains("hold") ? group.child("hold").text("on").orElse("") : ""));
  }

  private FeedRate rate(String kind, Place group, double most) {
    if (kind.equals("table")) {
      List<FeedProfile.Point> points = new ArrayList<>();
      for (Place point : group.items("table")) {
        points.add(new FeedProfile.Point(seconds(point, "after"), number(point, "rate")));
      }
      boolean joined = group.text("joined").filter("yes"::equals).isPresent();
      return new ByTime(new FeedProfile.Table(points, joined));
    }
    Place own = group.child(kind);
    return switch (kind) {
      case "ramp" ->
          new ByTime(
              new FeedProfile.Ramp(
                  number(own, "first"), number(own, "last"), seconds(own, "over")));
      case "exponential" ->
          new ByTime(
              new FeedProfile.Exponential(number(own, "first"), number(own, "growth"), most));
      default -> uptake(own);
    };
  }

  private static FeedRate uptake(Place own) {
    var uptake =
        new LoopDefinition.ByUptake(
            own.text("weight").orElse(""),
            number(own, "per million"),
            number(own, "glucose"),
            number(own, "feed"),
            number(own, "keeps"));
    if (!(uptake.perMillion() > 0)) {
      throw new IllegalArgumentException("the reading of a million cells is not above 0");
    }
    // Refuses what could never feed.
    double none =
        Uptake.feed(
            uptake.femtomolesPerCellHour(), 0, uptake.feedMillimolar(), uptake.millimolarToKeep());
    if (none != 0) {
      throw new IllegalArgumentException("no cells take up " + none);
    }
    return uptake;
  }

  private Optional<FeedClock.Hold> hold(Place group) {
    if (!group.names().contains("hold")) {
      return Optional.of(FeedClock.Hold.never());
    }
    Place own = group.child("hold");
    try {
      return Optional.of(
          new FeedClock.Hold(number(own, "below"), number(own, "above"), number(own, "part")));
    } catch (IllegalArgumentException wrong) {
      faults.add(
          own.line(),
          own.path(),
          String.valueOf(wrong.getMessage()),
          "write `below` under `above`, and a `part` of 0 to 1");
      return Optional.empty();
    }
  }

  private double seconds(Place place, String field) {
    return StationConfigurationReader.durationAt(quantities, place, field, Duration.ZERO).toMillis()
        / 1000.0;
  }

  private static double number(Place place, String field) {
    return place.text(field).map(Double::parseDouble).orElse(Double.NaN);
  }
}
