package org.cellstation.station.interlock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row at work.
///
/// Owned by the control thread.
final class InterlockRow {
  private final Interlock definition;
  private final CauseWatch watch;

  /// Of each effect that is done once, whether it was.
  final boolean[] done;

  boolean tripped;
  boolean firstOut;
  long trippedMillis;
  Instant since = Instant.EPOCH;
  @Nullable Instant bypassedUntil;
  String bypassReason = "";

  InterlockRow(Interlock definition) {
    this.definition = definition;
    watch = new CauseWatch(definition.cause(), definition.unmeasured());
    done = new boolean[definition.effects().size()];
  }

  Interlock definition() {
    return definition;
  }

  CauseWatch watch() {
    return watch;
  }

  boolean bypassed() {
    return bypassedUntil != null;
  }

  /// Whether its effects are to be had, some of them later.
  boolean acts() {
    return tripped && bypassedUntil == null;
  }

  /// Whether the time of an effect has come.
  boolean acts(long afterMillis, long nowMillis) {
    return acts() && nowMillis - trippedMillis >= afterMillis;
  }

  InterlockState state() {
    if (bypassed()) {
      return InterlockState.BYPASSED;
    }
    if (!tripped) {
      return InterlockState.NORMAL;
    }
    return watch.present() ? InterlockState.ACTIVE : InterlockState.LATCHED;
  }
}
