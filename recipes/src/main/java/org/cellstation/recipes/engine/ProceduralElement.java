package org.cellstation.recipes.engine;

import java.time.Duration;
import java.time.Instant;
import org.cellstation.recipes.engine.ProcedureState.Kind;
import org.jspecify.annotations.Nullable;

/// One element of the running procedure: its state and its clock. The clock runs in RUNNING and
/// PAUSING only, so held time never counts as active.
final class ProceduralElement {
  private final String path;
  private final ProcedureStatus.Level level;
  private final String title;
  private final @Nullable Duration planned;

  private ProcedureState state = ProcedureState.IDLE;
  private @Nullable Instant begun;
  private @Nullable Instant ended;
  private @Nullable Instant ticksSince;
  private long activeNanos;
  private ProcedureStatus.@Nullable Element picture;

  ProceduralElement(
      String path, ProcedureStatus.Level level, String title, @Nullable Duration planned) {
    this.path = path;
    this.level = level;
    this.title = title;
    this.planned = planned;
  }

  String path() {
    return path;
  }

  ProcedureStatus.Level level() {
    return level;
  }

  String title() {
    return title;
  }

  ProcedureState state() {
    return state;
  }

  @Nullable Instant begun() {
    return begun;
  }

  void enter(ProcedureState to, Instant now) {
    stopClock(now);
    if (to == ProcedureState.IDLE) {
      begun = null;
      activeNanos = 0;
    } else if (begun == null) {
      begun = now;
    }
    ended = to.kind() == Kind.FINAL ? now : null;
    state = to;
    if (to == ProcedureState.RUNNING || to == ProcedureState.PAUSING) {
      ticksSince = now;
    }
    picture = null;
  }

  /// Counts no more until the next state that does.
  void stopClock(Instant now) {
    activeNanos = activeNanos(now);
    ticksSince = null;
    picture = null;
  }

  /// As a note of an earlier restart says.
  void stopClockAt(double activeSeconds) {
    activeNanos = Math.round(activeSeconds * 1e9);
    ticksSince = null;
    picture = null;
  }

  boolean ticks() {
    return ticksSince != null;
  }

  long activeNanos(Instant now) {
    return ticksSince == null ? activeNanos : activeNanos + nanos(ticksSince, now);
  }

  ProcedureStatus.Element picture(Instant now) {
    ProcedureStatus.Element shown = picture;
    if (shown == null || ticksSince != null) {
      Duration active = Duration.ofNanos(activeNanos(now));
      shown = new ProcedureStatus.Element(path, level, title, state, begun, ended, active, planned);
      picture = shown;
    }
    return shown;
  }

  /// Without the objects that `Duration.between` makes; good for 292 years.
  static long nanos(Instant from, Instant to) {
    return (to.getEpochSecond() - from.getEpochSecond()) * 1_000_000_000
        + (to.getNano() - from.getNano());
  }
}
