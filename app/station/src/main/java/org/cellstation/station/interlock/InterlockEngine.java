package org.cellstation.station.interlock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cellstation.station.interlock.Interlock.Bypassing;
import org.cellstation.station.interlock.Permissive.Target;
import org.jspecify.annotations.Nullable;

/// The matrix of one unit at work, free of any input and output: facts come in with each scan, what
/// is overridden goes out through {@link Reach}, what happened to one consumer.
///
/// Where several rows act on one output, the lowest forced value counts, then the lowest cap. An
/// output that nobody has set yet is left as its device has it.
///
/// Owned by the control thread. A scan in which nothing changes allocates nothing.
public final class InterlockEngine {
  /// The longest time a row may be bypassed.
  public static final Duration MAX_BYPASS = Duration.ofHours(1);

  private final Map<String, InterlockRow> byId = new LinkedHashMap<>();
  private final InterlockRow[] rows;
  private final Gate[] gates;
  private final boolean[] toldRefused;
  private final Column[] columns;
  private final UnaryOperator<String> unitOf;
  private final Consumer<InterlockChange> changes;
  private int version;
  private @Nullable List<InterlockStatus> shown;

  /// @param outputs of the unit
  /// @param safe the declared safe value of an output
  /// @param unitOf the unit of a variable
  /// @param changes journals; called on the control thread
  public InterlockEngine(
      InterlockMatrix matrix,
      Set<String> outputs,
      ToDoubleFunction<String> safe,
      UnaryOperator<String> unitOf,
      Consumer<InterlockChange> changes) {
    this.unitOf = unitOf;
    this.changes = changes;
    matrix.interlocks().forEach(row -> byId.put(row.id(), new InterlockRow(row)));
    rows = byId.values().toArray(InterlockRow[]::new);
    gates = matrix.permissives().stream().map(Gate::new).toArray(Gate[]::new);
    toldRefused = new boolean[gates.length];
    List<Column> all = new ArrayList<>();
    for (String output : outputs) {
      Column column = new Column(output);
      for (InterlockRow row : rows) {
        column.add(row, safe);
      }
      for (Gate gate : gates) {
        if (gate.definition().target() instanceof Target.OutputRises t
            && t.output().equals(output)) {
          column.add(gate);
        }
      }
      all.add(column);
    }
    columns = all.toArray(Column[]::new);
  }

  /// One scan: causes are judged, then everything wanted of the outputs is let through, changed or
  /// refused.
  ///
  /// @param seconds since the scan before
  public void scan(Facts facts, Reach reach, Instant now, double seconds) {
    long millis = now.toEpochMilli();
    for (InterlockRow row : rows) {
      judge(row, facts, now, millis, seconds);
    }
    for (Gate gate : gates) {
      if (gate.judge(facts, millis, seconds)) {
        changed();
      }
    }
    for (Column column : columns) {
      if (column.apply(reach, millis)) {
        changed();
      }
    }
    for (InterlockRow row : rows) {
      if (row.acts()) {
        actOnce(row, reach, millis);
      }
    }
    for (int i = 0; i < gates.length; i++) {
      refusals(i);
    }
  }

  private void judge(InterlockRow row, Facts facts, Instant now, long nowMillis, double seconds) {
    Interlock definition = row.definition();
    Instant until = row.bypassedUntil;
    if (until != null && !now.isBefore(until)) {
      endBypass(row, now, "its time is up");
    } else if (until != null
        && definition.bypassing() != Bypassing.ALLOWED
        && facts.is(Situation.CULTURE)) {
      endBypass(row, now, "cells are in the unit");
    }
    boolean before = row.watch().present();
    if (facts.is(definition.during())) {
      row.watch().judge(facts, nowMillis, seconds);
    } else {
      row.watch().rest();
    }
    boolean present = row.watch().present();
    if (present && !row.tripped) {
      trip(row, now);
    } else if (!present && row.tripped && !definition.latched()) {
      release(row, now);
      changes.accept(new InterlockChange.Released(definition));
    } else if (present != before) {
      row.since = now;
      changed();
    }
  }

  private void trip(InterlockRow row, Instant now) {
    boolean first = !row.bypassed();
    for (InterlockRow other : rows) {
      first &= !other.acts();
    }
    row.tripped = true;
    row.firstOut = first;
    row.trippedMillis = now.toEpochMilli();
    row.since = now;
    changed();
    changes.accept(
        new InterlockChange.Tripped(row.definition(), row.watch().value(), first, row.bypassed()));
  }

  private void release(InterlockRow row, Instant now) {
    row.tripped = false;
    row.since = now;
    Arrays.fill(row.done, false);
    settle();
  }

  /// The first-out mark stays until all is normal again.
  private void settle() {
    boolean any = false;
    for (InterlockRow row : rows) {
      any |= row.tripped;
    }
    if (!any) {
      for (InterlockRow row : rows) {
        row.firstOut = false;
      }
    }
    changed();
  }

  private static String why(InterlockRow row) {
    return "interlock " + row.definition().id() + ": " + row.definition().title();
  }

  private void actOnce(InterlockRow row, Reach reach, long nowMillis) {
    List<Effect> effects = row.definition().effects();
    for (int i = 0; i < effects.size(); i++) {
      Effect effect = effects.get(i);
      if (!row.done[i] && row.acts(effect.after().toMillis(), nowMillis)) {
        if (effect instanceof Effect.Hold) {
          reach.hold(why(row));
        } else if (effect instanceof Effect.Manual manual) {
          reach.manual(manual.loop(), why(row));
        }
        row.done[i] = true;
        changed();
      }
    }
  }

  private void refusals(int index) {
    Gate gate = gates[index];
    if (gate.refused() != toldRefused[index]) {
      toldRefused[index] = gate.refused();
      changed();
      if (gate.refused()) {
        changes.accept(
            new InterlockChange.Refused(
                gate.definition(), gate.definition().target(), obstacles(gate)));
      }
    }
  }

  private String obstacles(Gate gate) {
    return gate.obstacles().stream()
        .map(cause -> cause.text(unitOf))
        .collect(Collectors.joining("; "));
  }

  private void changed() {
    version++;
    shown = null;
  }

  /// Grows whenever anything that is shown has changed.
  public int version() {
    return version;
  }

  /// Why a batch may not be started, restarted or resumed now, else empty.
  ///
  /// @param start also what must be so for a START only
  public Optional<String> procedureRefusal(boolean start) {
    List<String> why = new ArrayList<>();
    for (InterlockRow row : rows) {
      boolean holds = row.definition().effects().stream().anyMatch(e -> e instanceof Effect.Hold);
      if (holds && row.acts()) {
        why.add(why(row) + ". " + row.definition().response());
      }
    }
    if (start) {
      for (Gate gate : gates) {
        if (gate.definition().target() instanceof Target.BatchStarts) {
          refusal(gate).ifPresent(why::add);
        }
      }
    }
    return why.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", why));
  }

  /// Why a loop may not be put to AUTO now, else empty.
  public Optional<String> loopRefusal(String loop) {
    for (Gate gate : gates) {
      if (gate.definition().target() instanceof Target.LoopControls t && t.loop().equals(loop)) {
        Optional<String> refusal = refusal(gate);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  /// A refusal that was asked for is told like any other.
  private Optional<String> refusal(Gate gate) {
    if (gate.open()) {
      return Optional.empty();
    }
    Permissive permissive = gate.definition();
    changes.accept(new InterlockChange.Refused(permissive, permissive.target(), obstacles(gate)));
    return Optional.of(
        "%s: %s. %s".formatted(permissive.title(), obstacles(gate), permissive.response()));
  }

  /// Why a row cannot be reset now, else empty.
  public Optional<String> resetRefusal(String id) {
    InterlockRow row = byId.get(id);
    if (row == null) {
      return Optional.of("There is no interlock " + id + ".");
    }
    if (row.watch().present()) {
      return Optional.of(
          "Its cause is still there: %s. %s"
              .formatted(row.definition().cause().text(unitOf), row.definition().response()));
    }
    return row.tripped ? Optional.empty() : Optional.of("It is normal; nothing is to be reset.");
  }

  /// Ends a latched row; nothing happens when it cannot be ({@link #resetRefusal}).
  public void reset(String id, Instant now) {
    InterlockRow row = byId.get(id);
    if (row != null && resetRefusal(id).isEmpty()) {
      release(row, now);
    }
  }

  /// Why a row cannot be bypassed now, else empty.
  ///
  /// @param culture whether cells are in the unit
  public Optional<String> bypassRefusal(String id, Duration time, boolean culture) {
    InterlockRow row = byId.get(id);
    if (row == null) {
      return Optional.of("There is no interlock " + id + ".");
    }
    Bypassing bypassing = row.definition().bypassing();
    if (bypassing == Bypassing.NEVER) {
      return Optional.of("It is never bypassed.");
    }
    if (bypassing == Bypassing.NOT_WITH_CELLS && culture) {
      return Optional.of("It is never bypassed while cells are in the unit.");
    }
    return time.isPositive() && time.compareTo(MAX_BYPASS) <= 0
        ? Optional.empty()
        : Optional.of(
            "A bypass lasts at most %d min, above zero.".formatted(MAX_BYPASS.toMinutes()));
  }

  /// Sets a row aside; what was allowed before is not asked again.
  public void bypass(String id, Instant until, String reason, Instant now) {
    InterlockRow row = byId.get(id);
    if (row != null) {
      row.bypassedUntil = until;
      row.bypassReason = reason;
      row.since = now;
      changed();
    }
  }

  /// Ends a bypass before its time.
  ///
  /// @return why not, else empty
  public Optional<String> bypassEndRefusal(String id) {
    InterlockRow row = byId.get(id);
    return row != null && row.bypassed()
        ? Optional.empty()
        : Optional.of("There is no bypass of " + id + ".");
  }

  public void endBypass(String id, Instant now) {
    InterlockRow row = byId.get(id);
    if (row != null && row.bypassed()) {
      resume(row, now);
    }
  }

  private void endBypass(InterlockRow row, Instant now, String why) {
    resume(row, now);
    changes.accept(new InterlockChange.BypassEnded(row.definition(), why));
  }

  /// What is tripped under a bypass has its effects from now on, with their delays.
  private void resume(InterlockRow row, Instant now) {
    row.bypassedUntil = null;
    row.bypassReason = "";
    row.since = now;
    row.trippedMillis = now.toEpochMilli();
    Arrays.fill(row.done, false);
    changed();
  }

  /// Takes up, after a restart, that a row was latched. One that does not latch is judged anew.
  public void restoreTripped(String id, boolean firstOut, Instant at) {
    InterlockRow row = byId.get(id);
    if (row != null && row.definition().latched()) {
      row.tripped = true;
      row.firstOut = firstOut;
      row.trippedMillis = at.toEpochMilli();
      row.since = at;
      changed();
    }
  }

  /// Every row, in the order of the matrix.
  public List<InterlockStatus> rows() {
    List<InterlockStatus> present = shown;
    if (present == null) {
      List<InterlockStatus> all = new ArrayList<>();
      for (InterlockRow row : rows) {
        all.add(status(row));
      }
      present = List.copyOf(all);
      shown = present;
    }
    return present;
  }

  private static InterlockStatus status(InterlockRow row) {
    List<Boolean> acting = new ArrayList<>();
    for (int i = 0; i < row.done.length; i++) {
      acting.add(row.acts() && row.done[i]);
    }
    return new InterlockStatus(
        row.definition(),
        row.state(),
        row.since,
        row.firstOut,
        row.watch().present(),
        List.copyOf(acting),
        row.bypassedUntil,
        row.bypassReason);
  }

  /// Whether a row is tripped, bypassed or not.
  ///
  /// @param row its place in the matrix
  public boolean tripped(int row) {
    return rows[row].tripped;
  }

  /// Whether a permissive lets its target begin now; empty when it does, else what is in the way.
  public Optional<String> obstacle(Permissive permissive) {
    for (Gate gate : gates) {
      if (gate.definition().equals(permissive) && !gate.open()) {
        return Optional.of(obstacles(gate));
      }
    }
    return Optional.empty();
  }

  /// The outputs that an interlock or a permissive has its hand on.
  public List<String> limited() {
    List<String> limited = new ArrayList<>();
    for (Column column : columns) {
      if (column.limited()) {
        limited.add(column.output());
      }
    }
    return limited;
  }
}
