package org.cellstation.station.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.law.FeedClock;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.control.law.Uptake;

/// Feed that is not drawn off again: by a profile over time, or by what the cells take up. The
/// set-point is the ceiling of the rate, the output the rate in percent of what the pump can do.
/// While oxygen is short the profile's time stands still.
final class FeedLoop extends Loop {
  private final LoopDefinition.Feed law;
  private final Signal result;
  private final double capacity;
  private final FeedClock clock;
  private double oxygen = Double.NaN;
  private double grams = Double.NaN;
  private boolean limited;

  /// @param result mL/min
  /// @param capacity of the pump, mL/min
  FeedLoop(LoopDefinition definition, LoopDefinition.Feed law, Signal result, double capacity) {
    super(definition, false);
    this.law = law;
    this.result = result;
    this.capacity = capacity;
    clock = new FeedClock(law.hold());
  }

  /// Time on the profile.
  double seconds() {
    return clock.seconds();
  }

  void from(double seconds) {
    clock.adopt(seconds);
  }

  @Override
  void restart() {
    super.restart();
    clock.adopt(0);
  }

  @Override
  void look(Function<String, Reading> pv) {
    if (!law.heldOn().isEmpty()) {
      Reading held = pv.apply(law.heldOn());
      oxygen = held.isGood() ? held.value() : Double.NaN;
    }
    if (law.rate() instanceof LoopDefinition.ByUptake uptake) {
      Reading weight = pv.apply(uptake.weight());
      grams = weight.quality() == Quality.BAD ? grams : Math.max(0, weight.value());
    }
  }

  @Override
  double act(double pv, double dt) {
    double part = clock.part(oxygen, dt);
    double rate =
        switch (law.rate()) {
          case LoopDefinition.ByTime byTime -> byTime.profile().rate(clock.seconds());
          case LoopDefinition.ByUptake uptake -> uptake(uptake, pv);
        };
    double ceiling = Double.isNaN(setpoint()) ? 0 : Math.min(setpoint(), capacity);
    limited = rate > ceiling;
    return part * Math.min(rate, ceiling) / capacity * 100;
  }

  /// Nothing before the vessel was ever weighed.
  private double uptake(LoopDefinition.ByUptake uptake, double capacitance) {
    if (Double.isNaN(grams)) {
      return 0;
    }
    double cells = Math.max(0, capacitance) / uptake.perMillion() * 1e6 * grams;
    return Uptake.feed(
        uptake.femtomolesPerCellHour(), cells, uptake.feedMillimolar(), uptake.millimolarToKeep());
  }

  @Override
  void drive(double dt) {
    result.set(output() / 100 * capacity);
  }

  @Override
  double reached(double pv) {
    return result.value();
  }

  /// The set-point is a ceiling, not an aim.
  @Override
  boolean aims(double reached) {
    return false;
  }

  @Override
  void off() {
    result.set(0);
  }

  @Override
  void letGo() {
    result.set(Double.NaN);
  }

  /// A profile knows by itself what to feed.
  @Override
  boolean blindfold() {
    return law.rate() instanceof LoopDefinition.ByTime;
  }

  @Override
  void track(double output, double pv) {}

  @Override
  double followed() {
    return Double.NaN;
  }

  @Override
  double safe() {
    return 0;
  }

  @Override
  double initial(double pv) {
    return 0;
  }

  @Override
  double lowest() {
    return 0;
  }

  @Override
  String limitation() {
    if (clock.held()) {
      return law.held();
    }
    if (law.rate() instanceof LoopDefinition.ByUptake uptake && Double.isNaN(grams)) {
      return uptake.waits();
    }
    return limited ? "at its ceiling" : "";
  }

  @Override
  List<LoopStatus.Moved> moved() {
    return List.of(new LoopStatus.Moved(law.output(), result.value()));
  }

  @Override
  Optional<Pid.Tuning> tuning() {
    return Optional.empty();
  }

  @Override
  void retune(Pid.Tuning from, Pid.Tuning to) {}

  @Override
  double percentWith(String target, double value) {
    return target.equals(law.output()) ? Math.clamp(value / capacity, 0, 1) * 100 : Double.NaN;
  }
}
