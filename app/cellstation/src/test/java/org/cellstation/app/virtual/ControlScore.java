package org.cellstation.app.virtual;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.Truth;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.control.law.FightWatch;
import org.jspecify.annotations.Nullable;

/// How well the loops of one batch held their set-points, picture by picture: what the station's
/// instruments showed, and beside it what was true. Nothing is judged before the loops could have
/// settled: two hours after the cells came in.
final class ControlScore {
  static final double TEMPERATURE_BAND = 0.1;

  /// What a class A sensor may be off by, process.md 2.6: the truth can be that much further away
  /// than what is shown.
  static final double TEMPERATURE_ACCURACY = 0.1;

  static final double OXYGEN_BAND = 5;

  /// To each side, when the pH loop declares no tolerance of its own.
  static final double PH_BAND = 0.05;

  private static final Duration SETTLING = Duration.ofHours(2);
  private static final double RISE_FROM = 5;
  private static final double RISE_TO = 20;
  private static final double FIGHT_SECONDS = 600;
  private static final double AT_ITS_END = 0.01;

  private final Share temperature = new Share();
  private final Share trueTemperature = new Share();
  private final Share oxygen = new Share();
  private final Share ph = new Share();
  private final Share phWithAuthority = new Share();
  private final FightWatch fight = new FightWatch(FIGHT_SECONDS);
  private double hottest = Double.NEGATIVE_INFINITY;
  private double trulyHottest = Double.NEGATIVE_INFINITY;
  private double densest;
  private double worstOxygen;
  private double lowestPh = 14;
  private double highestPh;
  private double mostLactate;
  private double lastSetpoint = Double.NEGATIVE_INFINITY;
  private boolean harvested;
  private boolean risen;
  private @Nullable Instant seeded;
  private @Nullable Instant last;

  /// Share of the time that something was so.
  private static final class Share {
    private long all;
    private long good;

    void count(boolean ok) {
      all++;
      good += ok ? 1 : 0;
    }

    /// Of nothing, nothing can be said.
    double percent() {
      return all == 0 ? Double.NaN : 100.0 * good / all;
    }
  }

  void look(Snapshot picture, Truth truth) {
    Snapshot.Unit unit = picture.units().getFirst();
    Snapshot.Loop warm = loop(unit, "temperature");
    double seconds = last == null ? 0 : Duration.between(last, picture.now()).toMillis() / 1000.0;
    last = picture.now();
    if (Double.isNaN(warm.setpoint())) {
      return;
    }
    double celsius = value(unit, "temperature");
    if (warm.setpoint() < lastSetpoint) {
      // Cooling down for the harvest is no overshoot, and the culture is over.
      harvested = true;
    }
    lastSetpoint = warm.setpoint();
    if (harvested) {
      return;
    }
    hottest = Math.max(hottest, celsius - warm.setpoint());
    trulyHottest = Math.max(trulyHottest, truth.celsius() - warm.setpoint());
    if (seeded == null) {
      seeded = truth.viable() > 0.05 ? picture.now() : null;
      return;
    }
    Snapshot.Loop acid = loop(unit, "pH");
    double base = value(unit, "base flow");
    fight.step(acid.outputPercent() > AT_ITS_END, base > 0, seconds);
    if (picture.now().isBefore(seeded.plus(SETTLING))) {
      return;
    }
    temperature.count(Math.abs(celsius - warm.setpoint()) <= TEMPERATURE_BAND);
    trueTemperature.count(
        Math.abs(truth.celsius() - warm.setpoint()) <= TEMPERATURE_BAND + TEMPERATURE_ACCURACY);
    countPh(acid, value(unit, "pH"));
    mostLactate = Math.max(mostLactate, truth.lactate());
    densest = Math.max(densest, truth.viable());
    risen |= truth.viable() > RISE_TO;
    if (truth.viable() >= RISE_FROM && !risen) {
      countOxygen(loop(unit, "DO"), value(unit, "DO"));
    }
  }

  private void countPh(Snapshot.Loop loop, double shown) {
    double band = Double.isNaN(loop.tolerance()) ? PH_BAND : loop.tolerance();
    boolean inside = Math.abs(shown - loop.setpoint()) <= band;
    ph.count(inside);
    if (shown > loop.setpoint() || Math.abs(loop.outputPercent()) > AT_ITS_END) {
      phWithAuthority.count(inside);
    }
    lowestPh = Math.min(lowestPh, shown);
    highestPh = Math.max(highestPh, shown);
  }

  private void countOxygen(Snapshot.Loop loop, double shown) {
    double off = Math.abs(shown - loop.setpoint());
    oxygen.count(off <= OXYGEN_BAND);
    worstOxygen = Math.max(worstOxygen, off);
  }

  private static Snapshot.Loop loop(Snapshot.Unit unit, String name) {
    return unit.loops().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  /// 0 for a variable that the skid does not have.
  private static double value(Snapshot.Unit unit, String variable) {
    Reading reading = unit.readings().get(variable);
    return reading == null ? 0 : reading.value();
  }

  double temperaturePercent() {
    return temperature.percent();
  }

  double trueTemperaturePercent() {
    return trueTemperature.percent();
  }

  double hottest() {
    return hottest;
  }

  double trulyHottest() {
    return trulyHottest;
  }

  /// Viable cells, 1e6/mL.
  double densest() {
    return densest;
  }

  double oxygenPercent() {
    return oxygen.percent();
  }

  double phPercent() {
    return ph.percent();
  }

  long fights() {
    return fight.count();
  }

  static String heading() {
    return "donor  T in 0.1 C %  (true in 0.2)   max over  (true)   DO in 5 % %  worst"
        + "   pH in band %  (CO2 free)  lowest  highest   fights   cells  lactate";
  }

  String row(long donor) {
    return String.format(
        Locale.ROOT,
        "%5d %12.2f %15.2f %10.2f %7.2f %12.1f %7.1f %13.1f %11.1f %8.3f %8.3f %8d %7.1f %8.1f",
        donor,
        temperature.percent(),
        trueTemperature.percent(),
        hottest,
        trulyHottest,
        oxygen.percent(),
        worstOxygen,
        ph.percent(),
        phWithAuthority.percent(),
        lowestPh,
        highestPh,
        fight.count(),
        densest,
        mostLactate);
  }
}
