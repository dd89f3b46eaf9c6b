package org.cellstation.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Calibrations;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// Calibrations made by hand: a pH probe with a past, an oxygen probe that is overdue, a pump that
/// was never calibrated. A guided calibration takes two steps and passes.
final class FakeCalibrations implements Calibrations {
  private final Map<String, Target> targets = new LinkedHashMap<>();

  FakeCalibrations() {
    put(
        "AT-101",
        "pH",
        "pH",
        Need.REQUIRED,
        State.VALID,
        "is calibrated for another 21 days",
        past(4));
    put(
        "AT-102",
        "DO",
        "%",
        Need.KEPT_UP,
        State.OVERDUE,
        "has been due for calibration since 2026-03-01T08:00:00Z; calibrate it",
        past(2));
    put(
        "P-101.channel1",
        "feed flow",
        "mL/min",
        Need.KEPT_UP,
        State.NEVER,
        "was never calibrated; calibrate it",
        List.of());
  }

  private void put(
      String id,
      String variable,
      String engUnit,
      Need need,
      State state,
      String message,
      List<Past> history) {
    boolean pump = id.startsWith("P");
    targets.put(
        id,
        new Target(
            id,
            FakeStation.UNIT,
            variable,
            engUnit,
            need,
            state == State.OVERDUE,
            Duration.ofDays(30),
            pump
                ? List.of(Method.COLLECT_AND_WEIGH)
                : List.of(Method.TWO_POINT, Method.ONE_POINT, Method.PRODUCT),
            state,
            history.isEmpty() ? null : history.getLast().validUntil(),
            message,
            1,
            null,
            history));
  }

  private static List<Past> past(int count) {
    List<Past> all = new ArrayList<>();
    for (int i = count; i > 0; i--) {
      Instant at = FakeStation.BEGIN.minus(Duration.ofDays(29L * (i - 1) + (count == 2 ? 31 : 9)));
      boolean passed = i != 2 || count == 2;
      all.add(
          new Past(
              at,
              "weber",
              Method.TWO_POINT,
              passed ? "PASSED" : "FAILED",
              List.of(
                  new Point("CP1", 4.01, 4.05 - 0.01 * i, 4.01, "pH", true, true, ""),
                  new Point("CP2", 7, 7.08 - 0.02 * i, 7, "pH", true, true, "")),
              List.of(
                  new Figure("slope", 99.5 - i, "%", passed ? 92 : 98, 108),
                  new Figure("offset", 0.04 - 0.01 * i, "pH", -0.5, 0.5),
                  new Figure("residual", 0.004, "pH", Double.NaN, 0.05),
                  new Figure("drift", 0.03 + 0.01 * i, "pH", Double.NaN, 0.15)),
              passed ? "" : "slope 97.5 %: outside 98 .. 108",
              passed ? at.plus(Duration.ofDays(30)) : null));
    }
    return all;
  }

  @Override
  public List<Target> targets() {
    return List.copyOf(targets.values());
  }

  private void guide(String id, @Nullable Guide guide, List<Past> history) {
    Target t = target(id);
    targets.put(
        id,
        new Target(
            t.id(),
            t.unit(),
            t.variable(),
            t.engUnit(),
            t.need(),
            t.blocks(),
            t.validity(),
            t.methods(),
            history.size() > t.history().size() ? State.VALID : t.state(),
            t.validUntil(),
            t.message(),
            t.factor(),
            guide,
            history));
  }

  private Target target(String id) {
    Target target = targets.get(id);
    if (target == null) {
      throw new IllegalArgumentException(id);
    }
    return target;
  }

  private static Guide step(int step, List<Point> points) {
    double standard = step == 0 ? 4.01 : 7;
    return new Guide(
        Method.TWO_POINT,
        "weber",
        step,
        2,
        "Rinse the probe, put it into the standard pH "
            + standard
            + " and wait until its value is steady.",
        standard + 0.03,
        true,
        "steady",
        false,
        "Value of the standard",
        "pH",
        standard,
        "",
        points);
  }

  @Override
  public CompletableFuture<Reply> begin(Session session, String target, Method method) {
    guide(target, step(0, List.of()), target(target).history());
    return done("Calibration of " + target + " has begun. Follow the steps.");
  }

  @Override
  public CompletableFuture<Reply> confirm(Session session, String target, int step, double value) {
    Target now = target(target);
    Point point = new Point("CP" + (step + 1), value, value + 0.03, value, "pH", true, true, "");
    if (step == 0) {
      guide(target, step(1, List.of(point)), now.history());
    } else {
      List<Past> history = new ArrayList<>(now.history());
      history.addAll(past(1));
      guide(target, null, history);
    }
    return done("Done; go on.");
  }

  @Override
  public CompletableFuture<Reply> abandon(Session session, String target, String reason) {
    guide(target, null, target(target).history());
    return done("The calibration of " + target + " is abandoned; the one before still holds.");
  }

  private static CompletableFuture<Reply> done(String text) {
    return CompletableFuture.completedFuture(Reply.done(text));
  }
}
