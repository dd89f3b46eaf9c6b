package org.cellstation.station.calibration;

import static org.cellstation.station.calibration.CalibrationRules.number;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.api.Calibrations.Guide;
import org.cellstation.station.api.Calibrations.Method;
import org.cellstation.station.api.Calibrations.Point;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// Leads through collecting and weighing what a pump delivers at each of its flows. The pump runs
/// only while a person has just asked it to, and stops by itself.
final class GuidedPump implements Guided {
  private final CalibrationPlan plan;
  private final String user;
  private final CalibrationVessel vessel;
  private final GuidedSensor.Log log;
  private final double factor;
  private final boolean before;
  private final List<Point> taken = new ArrayList<>();
  private @Nullable Instant stopAt;
  private Instant began = Instant.MIN;
  private double collected = Double.NaN;
  private String trouble = "";
  private double live = Double.NaN;
  private Instant now = Instant.MIN;

  GuidedPump(
      CalibrationPlan plan,
      String user,
      CalibrationVessel vessel,
      GuidedSensor.Log log,
      double factor,
      boolean before) {
    this.plan = plan;
    this.user = user;
    this.vessel = vessel;
    this.log = log;
    this.factor = factor;
    this.before = before;
  }

  @Override
  public Method method() {
    return Method.COLLECT_AND_WEIGH;
  }

  @Override
  public void scan(Instant at) {
    now = at;
    Reading reading = vessel.read(plan.variable());
    live = reading.value();
    if (stopAt == null) {
      return;
    }
    if (reading.quality() == Quality.BAD) {
      stop();
      trouble =
          "The pump was stopped: it says nothing of its flow (%s). Empty the vessel and run it again."
              .formatted(reading.cause().text());
    } else if (!at.isBefore(stopAt)) {
      collected = flow() * Duration.between(began, at).toMillis() / 60_000.0;
      stop();
    }
  }

  private void stop() {
    stopAt = null;
    vessel.runForCalibration(plan.output(), 0, user);
  }

  private double flow() {
    return plan.standards().get(Math.min(taken.size(), plan.standards().size() - 1));
  }

  private boolean weighing() {
    return Double.isFinite(collected);
  }

  private int step() {
    return 2 * taken.size() + (weighing() ? 1 : 0);
  }

  @Override
  public Optional<String> confirm(int step, double grams, Instant at) {
    if (stopAt != null) {
      return Optional.of("The pump is running; it stops by itself.");
    }
    if (step != step() || verdict().isPresent()) {
      return Optional.of("This step is over; look at the one that is shown now.");
    }
    trouble = "";
    if (!weighing()) {
      began = at;
      stopAt = at.plus(plan.collectFor());
      vessel.runForCalibration(plan.output(), flow(), user);
      return Optional.empty();
    }
    if (!(grams > 0 && grams < 100_000)) {
      return Optional.of("Type the weight of the liquid in grams, without the vessel.");
    }
    double delivered = grams / plan.gramsPerMillilitre();
    if (delivered < collected / 2 || delivered > collected * 2) {
      return Optional.of(
          "%s mL cannot be: the pump should have delivered %s mL. Weigh again, or abandon and check"
                  .formatted(number(delivered), number(collected))
              + " tube and direction.");
    }
    String name = number(flow()) + " mL/min";
    log.append(
        new Event.CalibrationPointTaken(
            vessel.runningBatch(),
            plan.unit(),
            plan.target(),
            name,
            delivered,
            collected,
            delivered,
            "mL",
            true,
            true,
            ""));
    taken.add(new Point(name, delivered, collected, delivered, "mL", true, true, ""));
    collected = Double.NaN;
    return Optional.empty();
  }

  @Override
  public void abandon() {
    if (stopAt != null) {
      stop();
    }
  }

  @Override
  public Optional<CalibrationRules.Verdict> verdict() {
    return taken.size() == plan.standards().size()
        ? Optional.of(CalibrationRules.pump(plan, taken, factor, before))
        : Optional.empty();
  }

  @Override
  public Guide guide(CalibrationBook book) {
    Instant end = stopAt;
    return new Guide(
        method(),
        user,
        step(),
        2 * plan.standards().size(),
        instruction(end),
        live,
        true,
        "",
        end != null,
        weighing() ? "Weight of the liquid" : "",
        "g",
        Double.NaN,
        trouble,
        book.points(plan.target()));
  }

  private String instruction(@Nullable Instant end) {
    if (end != null) {
      return "Collecting at %s mL/min: another %d s."
          .formatted(number(flow()), Math.max(0, Duration.between(now, end).toSeconds()));
    }
    return weighing()
        ? "Weigh what was collected, and type the weight of the liquid alone."
        : "Put the filled tube into an empty, tared vessel. Confirm to run the pump at %s mL/min for %d s."
            .formatted(number(flow()), plan.collectFor().toSeconds());
  }
}
