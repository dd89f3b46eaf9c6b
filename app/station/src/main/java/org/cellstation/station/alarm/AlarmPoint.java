package org.cellstation.station.alarm;

import java.time.Instant;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.jspecify.annotations.Nullable;

/// One alarm at work: turns readings into ALARM and RTN with deadband and delays. No clock and no
/// output; the engine decides what to do with an event.
final class AlarmPoint {
  private static final long NOT_PENDING = Long.MIN_VALUE;

  private final AlarmDefinition definition;
  private final long onMillis;
  private final long offMillis;
  private boolean active;
  private long pendingSince = NOT_PENDING;
  private boolean condition;
  private String detail = "";

  /// Null when it is not known, after a restart.
  private @Nullable String announcedDetail = "";

  private double value = Double.NaN;
  private double limit;
  private PlannedSetpoint plan = PlannedSetpoint.NONE;
  private boolean moving;
  private boolean coveredByMove;

  /// Taken from the journal, and not looked at since.
  private boolean fresh;

  private AlarmCondition state = AlarmCondition.NORMAL;
  private @Nullable Shelving shelving;
  private Instant since = Instant.EPOCH;

  AlarmPoint(AlarmDefinition definition) {
    this.definition = definition;
    limit = definition.limit();
    this.onMillis = definition.onDelay().toMillis();
    this.offMillis = definition.offDelay().toMillis();
  }

  /// Whether a process alarm can judge this reading. An unsettled weight is a number all the same;
  /// deadband and delay are there for its noise.
  static boolean judgeable(Reading reading) {
    return reading.isGood()
        || (reading.quality() == Quality.UNCERTAIN && reading.cause() == Cause.NOT_STABLE);
  }

  /// The limit goes where the recipe wants the set-point to be. When it has moved, an alarm that
  /// the move itself would raise is waited for; one that was there before is not covered up.
  void follow(PlannedSetpoint planned) {
    if (planned.equals(plan)) {
      return;
    }
    plan = planned;
    limit = definition.limit(planned);
    boolean settledBefore = fresh && !state.suppressed();
    moving = planned.known() && !settledBefore && (!active || state.suppressed());
    fresh = false;
  }

  /// Whether the variable is still on its way to where the recipe wants it; then what lies beyond
  /// the limit is as it should be.
  boolean moving(@Nullable Reading reading, Instant now) {
    if (moving) {
      boolean inside =
          reading != null && judgeable(reading) && !active && !beyond(reading.value(), true);
      moving = !inside && now.isBefore(plan.since().plus(definition.following().settlesWithin()));
    }
    return moving;
  }

  /// What is said when {@link #moving} begins or ends.
  String moved(boolean begins) {
    return "%s is moved to %s by the recipe"
            .formatted(definition.following().loop(), Double.toString(plan.value()))
        + (begins ? "" : active ? " and has not come there" : " and has come there");
  }

  boolean coveredByMove() {
    return coveredByMove;
  }

  void coveredByMove(boolean covered) {
    coveredByMove = covered;
  }

  double limit() {
    return limit;
  }

  /// One scan.
  ///
  /// @param reading ignored by a CONDITION
  /// @return ALARM, RE_ALARM, RTN, or null when nothing changes
  @Nullable AlarmEvent judge(@Nullable Reading reading, long nowMillis) {
    boolean wanted = active;
    switch (definition.kind()) {
      case CONDITION -> wanted = condition;
      case DIAGNOSTIC -> {
        wanted = reading != null && !judgeable(reading);
        if (wanted && reading != null) {
          detail = reading.cause().text();
        }
      }
      case HIGH, LOW -> {
        if (reading == null || !judgeable(reading)) {
          pendingSince = NOT_PENDING;
          return null;
        }
        value = reading.value();
        wanted = beyond(value, active);
      }
    }
    if (wanted == active) {
      pendingSince = NOT_PENDING;
      return worse() ? AlarmEvent.RE_ALARM : null;
    }
    if (pendingSince == NOT_PENDING) {
      pendingSince = nowMillis;
    }
    if (nowMillis - pendingSince < (wanted ? onMillis : offMillis)) {
      return null;
    }
    active = wanted;
    pendingSince = NOT_PENDING;
    return active ? AlarmEvent.ALARM : AlarmEvent.RTN;
  }

  private boolean beyond(double now, boolean withDeadband) {
    double back = withDeadband ? definition.deadband() : 0;
    return definition.kind() == AlarmDefinition.Kind.HIGH ? now > limit - back : now < limit + back;
  }

  /// An acknowledged condition that now has another reason is news.
  private boolean worse() {
    if (announcedDetail == null) {
      announcedDetail = detail;
    }
    return active
        && definition.kind() == AlarmDefinition.Kind.CONDITION
        && state.course() == AlarmState.ACKNOWLEDGED
        && !detail.equals(announcedDetail);
  }

  /// @param why stable words, no counters: other words raise an acknowledged alarm again
  void condition(boolean present, String why) {
    condition = present;
    if (present) {
      detail = why;
    }
  }

  void move(AlarmCondition next, AlarmEvent event, Instant at) {
    if (event == AlarmEvent.ALARM || event == AlarmEvent.RE_ALARM) {
      announcedDetail = detail;
    }
    if (next.visible() != state.visible()) {
      since = at;
    }
    if (!next.shelved()) {
      shelving = null;
    }
    state = next;
    active = next.course().abnormal();
  }

  void restored() {
    announcedDetail = null;
    fresh = true;
  }

  void shelve(Shelving until) {
    shelving = until;
  }

  @Nullable Shelving shelving() {
    return shelving;
  }

  AlarmDefinition definition() {
    return definition;
  }

  AlarmCondition state() {
    return state;
  }

  double value() {
    return value;
  }

  String message() {
    return detail.isEmpty() ? definition.message() : definition.message() + ": " + detail;
  }

  AlarmStatus status() {
    return new AlarmStatus(
        definition.id(),
        definition.unit(),
        definition.priority(),
        state.visible(),
        message(),
        definition.response(),
        value,
        limit,
        since);
  }
}
