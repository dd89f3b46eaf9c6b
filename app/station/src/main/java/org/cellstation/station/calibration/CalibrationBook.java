package org.cellstation.station.calibration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cellstation.station.api.Calibrations.Figure;
import org.cellstation.station.api.Calibrations.Method;
import org.cellstation.station.api.Calibrations.Past;
import org.cellstation.station.api.Calibrations.Point;
import org.cellstation.station.api.Calibrations.State;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// What the journal says about every calibration there ever was: state is rebuilt from it at each
/// start and kept up with each event. Owned by the control thread.
public final class CalibrationBook {
  private static final String PASSED = "PASSED";
  private static final String FAILED = "FAILED";

  private static final class Page {
    private final List<Past> history = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private Event.@Nullable CalibrationBegun open;
    private double factor = 1;
    private @Nullable Instant validUntil;
    private boolean failed;
    private @Nullable Instant exchangedAt;
    private String exchangedFor = "";
  }

  private final Map<String, Page> pages = new LinkedHashMap<>();

  /// Takes an entry of the journal, of whatever kind.
  public void take(Entry entry) {
    switch (entry.event()) {
      case Event.CalibrationBegun begun -> {
        Page page = page(begun.target());
        page.open = begun;
        page.points.clear();
      }
      case Event.CalibrationPointTaken taken -> page(taken.target()).points.add(point(taken));
      case Event.CalibrationEnded ended -> end(ended, entry);
      case Event.InstrumentAccepted e -> exchanged(e.instrument(), e.serial(), entry.utc());
      default -> {}
    }
  }

  /// Another instrument stands there from now on: nobody has calibrated that one.
  void exchanged(String instrument, String serial, Instant at) {
    pages.forEach(
        (target, page) -> {
          if (CalibrationPlan.isAt(target, instrument) && !page.history.isEmpty()) {
            page.validUntil = null;
            page.failed = false;
            page.factor = 1;
            page.exchangedAt = at.truncatedTo(ChronoUnit.SECONDS);
            page.exchangedFor = serial;
          }
        });
  }

  private static Point point(Event.CalibrationPointTaken taken) {
    return new Point(
        taken.point(),
        taken.given(),
        taken.asFound(),
        taken.asLeft(),
        taken.engUnit(),
        taken.accepted(),
        taken.stable(),
        taken.detail());
  }

  private void end(Event.CalibrationEnded ended, Entry entry) {
    Page page = page(ended.target());
    boolean passed = ended.outcome().equals(PASSED);
    page.history.add(
        new Past(
            entry.utc(),
            entry.actor(),
            Method.valueOf(ended.method()),
            ended.outcome(),
            List.copyOf(page.points),
            figures(ended),
            ended.findings(),
            passed ? ended.validUntil() : null));
    page.open = null;
    page.points.clear();
    if (passed) {
      page.validUntil = ended.validUntil();
      page.failed = false;
      page.exchangedAt = null;
      page.factor = ended.factor();
    } else if (ended.outcome().equals(FAILED)) {
      page.failed = true;
    }
  }

  /// `slope=99.2;%;92.0;108.0`: value, unit and limits.
  static String text(Figure figure) {
    return figure.value() + ";" + figure.engUnit() + ";" + figure.low() + ";" + figure.high();
  }

  private static List<Figure> figures(Event.CalibrationEnded ended) {
    List<Figure> figures = new ArrayList<>();
    ended.figures().forEach((name, text) -> figures.add(figure(name, text)));
    return List.copyOf(figures);
  }

  private static Figure figure(String name, String text) {
    String[] parts = text.split(";", -1);
    return parts.length == 4
        ? new Figure(
            name,
            Double.parseDouble(parts[0]),
            parts[1],
            Double.parseDouble(parts[2]),
            Double.parseDouble(parts[3]))
        : new Figure(name, Double.NaN, "", Double.NaN, Double.NaN);
  }

  private Page page(String target) {
    return pages.computeIfAbsent(target, id -> new Page());
  }

  public List<Past> history(String target) {
    Page page = pages.get(target);
    return page == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(page.history));
  }

  /// Points of the calibration that is going on.
  List<Point> points(String target) {
    return List.copyOf(page(target).points);
  }

  /// Calibrations that were begun and never ended: the program ended first.
  List<Event.CalibrationBegun> open() {
    return pages.values().stream().map(page -> page.open).filter(Objects::nonNull).toList();
  }

  /// Whether the instrument has taken a point of the calibration that is going on.
  boolean touched(String target) {
    return page(target).points.stream().anyMatch(Point::accepted);
  }

  /// Of a pump: what it delivers for each mL it is told.
  double factor(String target) {
    return page(target).factor;
  }

  /// Whether it was ever calibrated with success.
  boolean calibrated(String target) {
    return page(target).validUntil != null;
  }

  @Nullable Instant validUntil(String target) {
    Page page = page(target);
    return page.failed ? null : page.validUntil;
  }

  State state(CalibrationPlan plan, Instant now) {
    Page page = page(plan.target());
    Instant until = page.validUntil;
    if (page.failed) {
      return State.FAILED;
    }
    if (until == null) {
      return State.NEVER;
    }
    if (!now.isBefore(until)) {
      return State.OVERDUE;
    }
    return now.isBefore(until.minus(plan.warnBefore())) ? State.VALID : State.DUE;
  }

  /// Whether a batch waits for it.
  boolean blocks(CalibrationPlan plan, Instant now) {
    return switch (plan.need()) {
      case FREE -> false;
      case REQUIRED -> !holds(plan, now);
      case KEPT_UP -> !holds(plan, now) && !isNew(plan, now);
    };
  }

  boolean holds(CalibrationPlan plan, Instant now) {
    State state = state(plan, now);
    return state == State.VALID || state == State.DUE;
  }

  /// Whether nothing there was ever calibrated, neither this instrument nor one before it.
  boolean isNew(CalibrationPlan plan, Instant now) {
    return state(plan, now) == State.NEVER && page(plan.target()).exchangedAt == null;
  }

  /// The state in words, with what to do.
  String words(CalibrationPlan plan, Instant now) {
    Page page = page(plan.target());
    Instant until = page.validUntil;
    return switch (state(plan, now)) {
      case NEVER -> never(plan, page);
      case FAILED -> "failed its last calibration; calibrate it again, or exchange it";
      case OVERDUE -> "has been due for calibration since " + until + "; calibrate it";
      case DUE -> "is due for calibration in " + days(now, until) + "; plan it";
      case VALID -> "is calibrated for another " + days(now, until);
    };
  }

  private static String never(CalibrationPlan plan, Page page) {
    return page.exchangedAt == null
        ? "was never calibrated; calibrate it"
        : "was exchanged at %s for serial %s, which was never calibrated%s; calibrate it"
            .formatted(
                page.exchangedAt,
                page.exchangedFor,
                plan.kind() == CalibrationKind.PUMP ? " (factor 1 again)" : "");
  }

  private static String days(Instant now, @Nullable Instant until) {
    long hours = until == null ? 0 : Duration.between(now, until).toHours();
    return hours < 48 ? hours + " h" : hours / 24 + " days";
  }
}
