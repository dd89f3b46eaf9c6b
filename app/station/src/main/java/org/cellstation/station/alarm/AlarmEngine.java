package org.cellstation.station.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cellstation.drivers.reading.Reading;
import org.jspecify.annotations.Nullable;

/// All alarms of a unit or of the station, free of any input and output: readings and time come in
/// with each scan, transitions go out to one consumer, in order, before the call returns.
///
/// A reading that cannot be judged raises the variable's diagnostic alarm and leaves its process
/// alarms as they are: neither cleared nor raised.
///
/// Owned by the control thread. A scan in which nothing changes allocates nothing.
public final class AlarmEngine {
  /// The longest time an alarm may be shelved.
  public static final Duration MAX_SHELVING = Duration.ofHours(12);

  private final AlarmPoint[] points;
  private final Map<String, AlarmPoint> byId = new HashMap<>();
  private final Consumer<AlarmChange> changes;
  private final FloodGauge floodGauge = new FloodGauge();
  private boolean flood;
  private String firstOut = "";
  private @Nullable List<AlarmStatus> shown;

  /// @param changes journals; called on the control thread
  /// @throws IllegalArgumentException naming every fault of every definition
  public AlarmEngine(List<AlarmDefinition> definitions, Consumer<AlarmChange> changes) {
    List<String> faults = new ArrayList<>();
    for (AlarmDefinition definition : definitions) {
      faults.addAll(definition.faults());
      if (byId.put(definition.id(), new AlarmPoint(definition)) != null) {
        faults.add("alarm " + definition.id() + " is defined twice");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    this.points = definitions.stream().map(d -> byId.get(d.id())).toArray(AlarmPoint[]::new);
    this.changes = changes;
  }

  /// One scan.
  ///
  /// @param pv the newest reading of a definition's variable, never null
  /// @param armed whether a group's alarms mean something now
  /// @param planned what the recipe wants of a loop
  public void scan(
      Function<String, Reading> pv,
      Instant now,
      Predicate<String> armed,
      Function<String, PlannedSetpoint> planned) {
    long millis = now.toEpochMilli();
    for (AlarmPoint point : points) {
      AlarmDefinition definition = point.definition();
      Shelving shelving = point.shelving();
      if (shelving != null && !now.isBefore(shelving.until())) {
        move(point, AlarmEvent.UNSHELVE, "time is up", now);
      }
      Reading reading =
          definition.kind() == AlarmDefinition.Kind.CONDITION
              ? null
              : pv.apply(definition.variable());
      cover(point, reading, now, armed, planned);
      AlarmEvent event = point.judge(reading, millis);
      if (event != null) {
        happened(point, event, now);
      }
    }
    flood = floodGauge.flood(millis);
  }

  /// Suppressed by design: while its group is not armed, and while the recipe moves its variable.
  private void cover(
      AlarmPoint point,
      @Nullable Reading reading,
      Instant now,
      Predicate<String> armed,
      Function<String, PlannedSetpoint> planned) {
    AlarmDefinition definition = point.definition();
    boolean follows = definition.following().follows();
    if (follows) {
      point.follow(planned.apply(definition.following().loop()));
    }
    boolean moves = follows && point.moving(reading, now);
    boolean grouped = !definition.group().isEmpty();
    boolean unarmed = grouped && !armed.test(definition.group());
    boolean off = unarmed || moves;
    if (off == point.state().suppressed()) {
      return;
    }
    boolean byMove = off ? !unarmed : point.coveredByMove() || !grouped;
    String why =
        byMove ? point.moved(off) : definition.group() + (off ? " is not armed" : " is armed");
    point.coveredByMove(off && byMove);
    move(point, off ? AlarmEvent.SUPPRESS : AlarmEvent.UNSUPPRESS, why, now);
  }

  private void happened(AlarmPoint point, AlarmEvent event, Instant now) {
    Shelving shelving = point.shelving();
    move(point, event, "", now);
    if (event == AlarmEvent.RTN && shelving != null && shelving.oneShot()) {
      move(point, AlarmEvent.UNSHELVE, "returned to normal", now);
    }
  }

  /// Says whether a CONDITION alarm's condition holds; judged, with its delays, in the next scan.
  ///
  /// @param detail what exactly, in stable words without counters: other words raise an
  ///   acknowledged alarm again
  /// @throws IllegalArgumentException for an id that is not a CONDITION alarm
  public void condition(String id, boolean present, String detail) {
    AlarmPoint point = byId.get(id);
    if (point == null || point.definition().kind() != AlarmDefinition.Kind.CONDITION) {
      throw new IllegalArgumentException("no CONDITION alarm " + id + " is defined");
    }
    point.condition(present, detail);
  }

  /// @param comment empty or what the person says about it
  /// @return why not, else empty
  public Optional<String> acknowledge(String id, String comment, Instant now) {
    return request(id, AlarmEvent.ACK, comment, now);
  }

  /// Ends a latched alarm that has been acknowledged.
  ///
  /// @return why not, else empty
  public Optional<String> reset(String id, Instant now) {
    return request(id, AlarmEvent.RESET, "", now);
  }

  /// Puts an alarm aside for a time.
  ///
  /// @param oneShot ends at the next return to normal
  /// @return why not, else empty
  public Optional<String> shelve(
      String id, String reason, Duration time, boolean oneShot, Instant now) {
    if (reason.isBlank()) {
      return Optional.of("shelving needs a reason");
    }
    if (!time.isPositive() || time.compareTo(MAX_SHELVING) > 0) {
      return Optional.of(
          "an alarm may be shelved for at most " + MAX_SHELVING.toHours() + " h, above zero");
    }
    Shelving shelving = new Shelving(now.plus(time), oneShot, reason.strip());
    AlarmPoint point = byId.get(id);
    Optional<String> refusal = request(id, AlarmEvent.SHELVE, shelving.toString(), now);
    if (point != null && refusal.isEmpty()) {
      point.shelve(shelving);
    }
    return refusal;
  }

  /// @return why not, else empty
  public Optional<String> unshelve(String id, Instant now) {
    return request(id, AlarmEvent.UNSHELVE, "", now);
  }

  /// @return why not, else empty
  public Optional<String> takeOutOfService(String id, String reason, Instant now) {
    return reason.isBlank()
        ? Optional.of("taking an alarm out of service needs a reason")
        : request(id, AlarmEvent.TAKE_OUT_OF_SERVICE, reason.strip(), now);
  }

  /// @return why not, else empty
  public Optional<String> returnToService(String id, Instant now) {
    return request(id, AlarmEvent.RETURN_TO_SERVICE, "", now);
  }

  /// Takes one journaled transition over after a restart, silently and in the journal's order. An
  /// alarm that is no longer defined is passed over.
  public void restore(String id, AlarmEvent event, String comment, Instant at) {
    AlarmPoint point = byId.get(id);
    if (point == null) {
      return;
    }
    point
        .state()
        .on(event, point.definition().latched())
        .ifPresent(
            next -> {
              point.move(next, event, at);
              point.restored();
              if (event == AlarmEvent.SHELVE) {
                Shelving.parse(comment).ifPresent(point::shelve);
              }
            });
    shown = null;
  }

  /// Every alarm that is not normal: active, unacknowledged, latched, shelved, suppressed, out of
  /// service; in the order of definition.
  public List<AlarmStatus> alarms() {
    List<AlarmStatus> present = shown;
    if (present == null) {
      List<AlarmStatus> all = new ArrayList<>();
      for (AlarmPoint point : points) {
        if (point.state().visible() != AlarmState.NORMAL) {
          all.add(point.status());
        }
      }
      present = List.copyOf(all);
      shown = present;
    }
    return present;
  }

  /// Ten alarms or more in the last ten minutes.
  public boolean flood() {
    return flood;
  }

  /// The alarm that began the present trouble, empty when there is none.
  public String firstOut() {
    return firstOut;
  }

  private Optional<String> request(String id, AlarmEvent event, String comment, Instant now) {
    AlarmPoint point = byId.get(id);
    if (point == null) {
      return Optional.of("there is no alarm " + id);
    }
    if (move(point, event, comment, now)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s is %s: %s is not possible".formatted(id, point.state().visible(), event));
  }

  private boolean move(AlarmPoint point, AlarmEvent event, String comment, Instant now) {
    AlarmCondition before = point.state();
    Optional<AlarmCondition> next = before.on(event, point.definition().latched());
    if (next.isEmpty()) {
      return false;
    }
    AlarmCondition after = next.get();
    boolean unannounced = after.covered() && !event.covers();
    point.move(after, event, now);
    shown = null;
    if (after.visible() == AlarmState.UNACKNOWLEDGED) {
      floodGauge.announced(now.toEpochMilli());
      if (firstOut.isEmpty()) {
        firstOut = point.definition().id();
      }
    }
    if (!anyAnnounced()) {
      firstOut = "";
    }
    changes.accept(
        new AlarmChange(
            point.definition(),
            point.message(),
            event,
            unannounced ? before.course() : before.visible(),
            unannounced ? after.course() : after.visible(),
            point.value(),
            point.limit(),
            unannounced ? "not announced: " + after.visible() : comment,
            now));
    return true;
  }

  private boolean anyAnnounced() {
    for (AlarmPoint point : points) {
      if (!point.state().covered() && point.state().course().abnormal()) {
        return true;
      }
    }
    return false;
  }
}
