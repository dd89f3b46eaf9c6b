package org.cellstation.station.calibration;

import static org.cellstation.station.calibration.CalibrationRules.number;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.cellstation.drivers.calibration.CalibrationPoint;
import org.cellstation.drivers.calibration.CalibrationResult;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.api.Calibrations.Guide;
import org.cellstation.station.api.Calibrations.Method;
import org.cellstation.station.api.Calibrations.Point;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// Leads through the calibration of a sensor with one or two standards, or with a sample and the
/// laboratory's value of it. A point that the sensor does not take changes nothing and can be tried
/// again.
final class GuidedSensor implements Guided {
  /// So far from a standard reads what is not in it; what is in it and reads so would be refused as
  /// worn out anyway, at the price of one more write to its memory [U].
  private static final double FAR_PH = 1;

  private static final double FAR_PERCENT = 30;

  /// A sensor needs some measurements before it shows what it was taught.
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private static final Duration LONGEST_SETTLING = Duration.ofSeconds(30);

  /// Where events go.
  interface Log {
    void append(Event event);
  }

  private final CalibrationPlan plan;
  private final Method method;
  private final String user;
  private final CalibrationVessel vessel;
  private final CalibrationBench bench;
  private final Log log;
  private final boolean before;
  private final List<CalibrationPoint> points;
  private final List<Double> standards;
  private final List<Point> taken = new ArrayList<>();
  private final Steadiness steadiness;
  private boolean sampled;
  private @Nullable CompletableFuture<?> asked;
  private @Nullable CalibrationResult settling;
  private Instant settledAt = Instant.MAX;
  private String trouble = "";
  private @Nullable Reading live;

  GuidedSensor(
      CalibrationPlan plan,
      Method method,
      String user,
      CalibrationVessel vessel,
      CalibrationBench bench,
      Log log,
      boolean before) {
    this.plan = plan;
    this.method = method;
    this.user = user;
    this.vessel = vessel;
    this.bench = bench;
    this.log = log;
    this.before = before;
    List<CalibrationPoint> all = bench.points(method == Method.PRODUCT);
    // With one standard the upper point is adjusted: pH 7 or air, nearest to the culture.
    boolean upperOnly = method == Method.ONE_POINT;
    this.points = upperOnly ? all.subList(1, 2) : all;
    this.standards = upperOnly ? plan.standards().subList(1, 2) : plan.standards();
    this.steadiness = new Steadiness(plan.limits().steady());
  }

  @Override
  public Method method() {
    return method;
  }

  @Override
  public void scan(Instant now) {
    Reading reading = vessel.read(plan.variable());
    live = reading;
    steadiness.see(reading, now);
    if (asked != null && asked.isDone()) {
      CompletableFuture<?> done = asked;
      asked = null;
      answered(done, now);
    }
    CalibrationResult result = settling;
    if (result != null && !now.isBefore(settledAt)) {
      boolean sound = reading.quality() != Quality.BAD;
      if (sound || !now.isBefore(settledAt.plus(LONGEST_SETTLING))) {
        settling = null;
        double asLeft = sound ? reading.value() : Double.NaN;
        take(result, asLeft, result.asFound().value());
      }
    }
  }

  private void answered(CompletableFuture<?> done, Instant now) {
    try {
      if (done.join() instanceof CalibrationResult result) {
        if (result.accepted()) {
          settling = result;
          settledAt = now.plus(SETTLING);
        } else {
          trouble = "The sensor did not take it: " + String.join("; ", result.status()) + ".";
          log.append(event(result, Double.NaN, result.asFound().value(), false));
          steadiness.restart();
        }
      } else {
        sampled = true;
      }
    } catch (CompletionException e) {
      Throwable why = e.getCause();
      trouble = String.valueOf(why == null ? e.getMessage() : why.getMessage());
      steadiness.restart();
    }
  }

  private void take(CalibrationResult result, double asLeft, double asFound) {
    log.append(event(result, asLeft, asFound, true));
    taken.add(
        new Point(
            result.point().name(),
            result.given(),
            asFound,
            asLeft,
            plan.engUnit(),
            true,
            result.stable(),
            ""));
    steadiness.restart();
  }

  private Event event(CalibrationResult result, double asLeft, double asFound, boolean accepted) {
    return new Event.CalibrationPointTaken(
        vessel.runningBatch(),
        plan.unit(),
        plan.target(),
        result.point().name(),
        result.given(),
        asFound,
        asLeft,
        plan.engUnit(),
        accepted,
        result.stable(),
        String.join("; ", result.status()));
  }

  private int step() {
    return method == Method.PRODUCT ? (sampled ? 1 : 0) : taken.size();
  }

  private int steps() {
    return method == Method.PRODUCT ? 2 : points.size();
  }

  private boolean waiting() {
    return asked != null || settling != null;
  }

  @Override
  public Optional<String> confirm(int step, double value, Instant now) {
    if (waiting()) {
      return Optional.of("The sensor is working; wait.");
    }
    if (step != step() || verdict().isPresent()) {
      return Optional.of("This step is over; look at the one that is shown now.");
    }
    Reading reading = vessel.read(plan.variable());
    if (reading.quality() == Quality.BAD) {
      return Optional.of(
          "%s gives no value (%s); put that right first."
              .formatted(plan.target(), reading.cause().text()));
    }
    if (method == Method.PRODUCT) {
      return product(value);
    }
    CalibrationPoint point = points.get(step);
    double standard = standards.get(step);
    if (!point.takes(value) || Math.abs(value - standard) > 0.1 * Math.max(1, standard)) {
      return Optional.of(
          "%s is not the value of the standard %s %s; type what is printed on its bottle."
              .formatted(number(value), number(standard), plan.engUnit()));
    }
    if (!steadiness.steady()) {
      return Optional.of("The value is not steady yet: " + steadiness.words() + ".");
    }
    double far = plan.kind() == CalibrationKind.PH ? FAR_PH : FAR_PERCENT;
    if (!(Math.abs(reading.value() - standard) <= far)) {
      return Optional.of(
          ("%s reads %s, far from the standard %s %s: put it in there. A probe that does not come near it"
                  + " is worn out: abandon, and change it.")
              .formatted(plan.target(), number(reading.value()), number(standard), plan.engUnit()));
    }
    trouble = "";
    asked = bench.perform(point, value);
    return Optional.empty();
  }

  private Optional<String> product(double value) {
    CalibrationPoint point = points.getFirst();
    if (!sampled) {
      trouble = "";
      asked = bench.begin(point);
      return Optional.empty();
    }
    if (!point.takes(value)) {
      return Optional.of(
          "The laboratory's value has to be %s .. %s %s."
              .formatted(number(point.min()), number(point.max()), point.unit()));
    }
    trouble = "";
    asked = bench.perform(point, value);
    return Optional.empty();
  }

  @Override
  public void abandon() {
    if (method == Method.PRODUCT && sampled) {
      asked = bench.cancel(points.getFirst());
    }
  }

  @Override
  public Optional<CalibrationRules.Verdict> verdict() {
    return taken.size() == points.size()
        ? Optional.of(CalibrationRules.sensor(plan, taken, before))
        : Optional.empty();
  }

  @Override
  public Guide guide(CalibrationBook book) {
    int step = Math.min(step(), steps() - 1);
    boolean product = method == Method.PRODUCT;
    boolean wants = !product || sampled;
    Reading reading = live;
    return new Guide(
        method,
        user,
        step,
        steps(),
        instruction(step),
        reading == null ? Double.NaN : reading.value(),
        product || steadiness.steady(),
        steadiness.words(),
        waiting(),
        wants ? (product ? "Value from the laboratory" : "Value of the standard") : "",
        plan.engUnit(),
        wants && !product ? standards.get(step) : Double.NaN,
        trouble,
        book.points(plan.target()));
  }

  private String instruction(int step) {
    if (method == Method.PRODUCT) {
      return sampled
          ? "Type in what the laboratory found in the sample. It is held against what the sensor read"
              + " when the sample was drawn."
          : "Draw a sample now and confirm at once: the sensor keeps what it reads at this moment.";
    }
    if (plan.kind() == CalibrationKind.PH) {
      return "Rinse the probe, put it into the standard pH "
          + number(standards.get(step))
          + " and wait until its value is steady.";
    }
    return standards.get(step) == 0
        ? "Put the probe into nitrogen or a zero solution and wait until its value is steady."
        : "Hold the probe in humid air and wait until its value is steady.";
  }
}
