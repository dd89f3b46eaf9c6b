package org.cellstation.station.calibration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cellstation.station.api.Calibrations.Method;
import org.cellstation.station.api.Calibrations.Need;
import org.cellstation.station.api.Calibrations.State;
import org.cellstation.station.api.Calibrations.Target;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.jspecify.annotations.Nullable;

/// Everything that is calibrated on a station: what stands in the journal about it, and who is at
/// it now. What is decided here goes to the journal, and nowhere else.
///
/// While a batch runs on the unit only a product calibration is allowed, and only with the loop of
/// that variable in MANUAL: a probe in a standard, or a pump that runs into a beaker, would have
/// the culture controlled by what it is not. Owned by the control thread; {@link #targets} is for
/// any.
public final class CalibrationService {
  /// One thing to calibrate.
  ///
  /// @param bench null for a pump
  public record Place(
      CalibrationPlan plan, CalibrationVessel vessel, @Nullable CalibrationBench bench) {}

  private record Running(Guided guided, String user) {}

  /// By itself a state changes only with the day.
  private static final Duration PUBLISH_EVERY = Duration.ofMinutes(1);

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final CalibrationBook book;
  private final Journal journal;
  private Instant now = Instant.EPOCH;
  private Instant nextPublication = Instant.MIN;
  private volatile List<Target> targets = List.of();

  /// @param book with what the journal says until now
  public CalibrationService(List<Place> places, CalibrationBook book, Journal journal) {
    places.forEach(place -> this.places.put(place.plan().target(), place));
    this.book = book;
    this.journal = journal;
  }

  /// Takes up what the journal says: a calibration that the end of the program cut off is over.
  public void begin(Instant at) {
    now = at;
    for (Event.CalibrationBegun begun : book.open()) {
      boolean touched = book.touched(begun.target());
      append(
          Entry.STATION,
          new Event.CalibrationEnded(
              begun.batch(),
              begun.unit(),
              begun.target(),
              begun.method(),
              touched ? "FAILED" : "ABANDONED",
              Map.of(),
              book.factor(begun.target()),
              "the program ended during the calibration" + (touched ? ", which was half done" : ""),
              Instant.EPOCH));
    }
    for (Place place : places.values()) {
      applyFactor(place);
    }
    publish();
  }

  private void applyFactor(Place place) {
    if (place.plan.kind() == CalibrationKind.PUMP) {
      place.vessel.pumpFactor(
          place.plan.output(), place.plan.variable(), book.factor(place.plan.target()));
    }
  }

  /// The journal and the book hear of the same thing at the same time.
  private void append(String actor, Event event) {
    journal.append(actor, event);
    book.take(new Entry(0, now, "", actor, event, "", ""));
  }

  public List<Target> targets() {
    return targets;
  }

  /// Why a batch on this unit may not start, empty when it may.
  public Optional<String> blocks(String unit, Instant now) {
    List<String> reasons = new ArrayList<>();
    for (Place place : places.values()) {
      CalibrationPlan plan = place.plan;
      if (!plan.unit().equals(unit)) {
        continue;
      }
      if (running.containsKey(plan.target())) {
        reasons.add(named(plan) + " is being calibrated; finish that");
      } else if (book.blocks(plan, now)) {
        reasons.add(named(plan) + " " + book.words(plan, now));
      }
    }
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The batch cannot start: " + String.join("; ", reasons) + " (screen Calibration).");
  }

  /// What of a unit is not calibrated until then, in words; empty when all that a batch waits for
  /// is.
  public String missing(String unit, Instant until, Instant now) {
    List<String> missing = new ArrayList<>();
    for (Place place : places.values()) {
      CalibrationPlan plan = place.plan;
      if (!plan.unit().equals(unit)) {
        continue;
      }
      if (running.containsKey(plan.target())) {
        missing.add(named(plan) + " is being calibrated");
      } else if (book.blocks(plan, now) || endsBefore(plan, until, now)) {
        missing.add(named(plan) + " " + book.words(plan, now));
      }
    }
    return String.join("; ", missing);
  }

  private boolean endsBefore(CalibrationPlan plan, Instant until, Instant now) {
    Instant validUntil = book.validUntil(plan.target());
    return plan.need() != Need.FREE
        && book.holds(plan, now)
        && validUntil != null
        && validUntil.isBefore(until);
  }

  /// What of a unit has to be calibrated soon or never was, in words; empty when nothing.
  public Optional<String> warns(String unit, Instant now) {
    List<String> words = new ArrayList<>();
    List<String> never = new ArrayList<>();
    for (Place place : places.values()) {
      CalibrationPlan plan = place.plan;
      if (!plan.unit().equals(unit) || plan.need() == Need.FREE) {
        continue;
      }
      if (book.state(plan, now) == State.DUE) {
        words.add(named(plan) + " " + book.words(plan, now));
      } else if (book.isNew(plan, now)) {
        never.add(named(plan));
      }
    }
    if (!never.isEmpty()) {
      words.add("never calibrated: " + String.join(", ", never));
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words) + ".");
  }

  /// Who calibrates something at this instrument now, in words.
  public Optional<String> busy(String instrument) {
    return running.keySet().stream()
        .filter(target -> CalibrationPlan.isAt(target, instrument))
        .findFirst()
        .map(target -> target + " is being calibrated; abandon that first.");
  }

  /// A person has accepted another instrument at a place: what was calibrated there was the one
  /// before.
  ///
  /// @return which calibrations hold no longer, in words; empty when there were none
  public String exchanged(String instrument, String serial, Instant at) {
    now = at;
    List<String> ended = new ArrayList<>();
    for (Place place : places.values()) {
      CalibrationPlan plan = place.plan;
      if (CalibrationPlan.isAt(plan.target(), instrument) && book.calibrated(plan.target())) {
        ended.add(named(plan));
      }
    }
    book.exchanged(instrument, serial, now);
    for (Place place : places.values()) {
      if (CalibrationPlan.isAt(place.plan.target(), instrument)) {
        applyFactor(place);
      }
    }
    publish();
    return ended.isEmpty()
        ? ""
        : "The calibration of the one before holds no longer: calibrate "
            + String.join(", ", ended)
            + ".";
  }

  private static String named(CalibrationPlan plan) {
    return plan.target() + " (" + plan.variable() + ")";
  }

  public Reply begin(String user, String target, Method method, Instant at) {
    now = at;
    Place place = places.get(target);
    if (place == null) {
      return Reply.refused("There is nothing to calibrate called " + target + ".");
    }
    if (!methods(place).contains(method)) {
      return Reply.refused(
          target + " is not calibrated by " + method.text() + "; choose another way.");
    }
    if (running.containsKey(target)) {
      return Reply.refused(target + " is being calibrated already.");
    }
    Optional<String> refusal = refusal(place, method);
    if (refusal.isPresent()) {
      return Reply.refused(refusal.get());
    }
    CalibrationPlan plan = place.plan;
    append(
        user,
        new Event.CalibrationBegun(
            place.vessel.runningBatch(), plan.unit(), target, method.name()));
    running.put(target, new Running(guided(place, method, user), user));
    scan(now);
    return Reply.done("Calibration of " + target + " has begun. Follow the steps.");
  }

  private Guided guided(Place place, Method method, String user) {
    CalibrationPlan plan = place.plan;
    CalibrationBench bench = place.bench;
    boolean before = book.calibrated(plan.target());
    GuidedSensor.Log log = event -> append(user, event);
    return bench == null
        ? new GuidedPump(plan, user, place.vessel, log, book.factor(plan.target()), before)
        : new GuidedSensor(plan, method, user, place.vessel, bench, log, before);
  }

  private static Optional<String> refusal(Place place, Method method) {
    String batch = place.vessel.runningBatch();
    CalibrationPlan plan = place.plan;
    if (!place.vessel.started()) {
      return method != Method.PRODUCT && place.vessel.culture()
          ? Optional.of(
              "There are cells in %s; harvest them first, or do a product calibration."
                  .formatted(plan.unit()))
          : Optional.empty();
    }
    if (method != Method.PRODUCT) {
      return Optional.of(
          "%s is in use by batch %s. Wait until it has ended%s."
              .formatted(
                  plan.target(),
                  batch,
                  place.bench == null ? "" : ", or do a product calibration with a sample"));
    }
    return place.vessel.inManual(plan.variable())
        ? Optional.empty()
        : Optional.of(
            "Batch %s is controlled by %s. Put the loop %s into MANUAL first, and back afterwards."
                .formatted(batch, plan.target(), plan.variable()));
  }

  private static List<Method> methods(Place place) {
    if (place.bench == null) {
      return List.of(Method.COLLECT_AND_WEIGH);
    }
    List<Method> methods = new ArrayList<>();
    if (place.bench.points(false).size() > 1) {
      methods.add(Method.TWO_POINT);
      methods.add(Method.ONE_POINT);
    }
    if (!place.bench.points(true).isEmpty()) {
      methods.add(Method.PRODUCT);
    }
    return methods;
  }

  public Reply confirm(String user, String target, int step, double value, Instant at) {
    now = at;
    Running one = running.get(target);
    if (one == null) {
      return Reply.refused("No calibration of " + target + " is going on.");
    }
    if (!one.user.equals(user)) {
      return Reply.refused(one.user + " is calibrating " + target + "; it takes the same person.");
    }
    Optional<String> refusal = one.guided.confirm(step, value, now);
    scan(now);
    return refusal
        .map(Reply::refused)
        .orElseGet(
            () -> Reply.done("Calibration of " + target + ": step " + (step + 1) + " confirmed."));
  }

  public Reply abandon(String user, String target, String reason, Instant at) {
    now = at;
    Running one = running.remove(target);
    Place place = places.get(target);
    if (one == null || place == null) {
      return Reply.refused("No calibration of " + target + " is going on.");
    }
    one.guided.abandon();
    boolean touched = place.bench != null && book.touched(target);
    append(
        user,
        new Event.CalibrationEnded(
            place.vessel.runningBatch(),
            place.plan.unit(),
            target,
            one.guided.method().name(),
            touched ? "FAILED" : "ABANDONED",
            Map.of(),
            book.factor(target),
            (touched ? "left half done: " : "abandoned: ") + reason,
            Instant.EPOCH));
    publish();
    return Reply.done(
        touched
            ? target + " was left half calibrated and counts as failed; calibrate it again."
            : "The calibration of " + target + " is abandoned; the one before still holds.");
  }

  /// Once a scan, whether the journal can write or not: a pump has to stop.
  public void scan(Instant at) {
    now = at;
    for (Map.Entry<String, Running> one : List.copyOf(running.entrySet())) {
      one.getValue().guided.scan(now);
      one.getValue()
          .guided
          .verdict()
          .ifPresent(verdict -> end(one.getKey(), one.getValue(), verdict));
    }
    if (!running.isEmpty() || !now.isBefore(nextPublication)) {
      publish();
    }
  }

  private void end(String target, Running at, CalibrationRules.Verdict verdict) {
    running.remove(target);
    Place place = places.get(target);
    if (place == null) {
      return;
    }
    Map<String, String> figures = new TreeMap<>();
    verdict.figures().forEach(figure -> figures.put(figure.name(), CalibrationBook.text(figure)));
    append(
        at.user,
        new Event.CalibrationEnded(
            place.vessel.runningBatch(),
            place.plan.unit(),
            target,
            at.guided.method().name(),
            verdict.passed() ? "PASSED" : "FAILED",
            figures,
            verdict.factor(),
            String.join("; ", verdict.findings()),
            verdict.passed() ? now.plus(place.plan.validity()) : Instant.EPOCH));
    applyFactor(place);
    publish();
  }

  private void publish() {
    nextPublication = now.plus(PUBLISH_EVERY);
    List<Target> all = new ArrayList<>(places.size());
    for (Place place : places.values()) {
      CalibrationPlan plan = place.plan;
      Running at = running.get(plan.target());
      all.add(
          new Target(
              plan.target(),
              plan.unit(),
              plan.variable(),
              plan.engUnit(),
              plan.need(),
              book.blocks(plan, now),
              plan.validity(),
              methods(place),
              book.state(plan, now),
              book.validUntil(plan.target()),
              book.words(plan, now),
              book.factor(plan.target()),
              at == null ? null : at.guided.guide(book),
              book.history(plan.target())));
    }
    targets = List.copyOf(all);
  }
}
