package org.cellstation.station.interruption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.api.Interruptions.Found;
import org.cellstation.station.api.Interruptions.Kept;
import org.cellstation.station.api.Interruptions.Seen;
import org.cellstation.station.api.Interruptions.Sight;
import org.jspecify.annotations.Nullable;

/// Looks at one unit after a restart: the first that each variable and each device says, beside the
/// last that was known before. It hears every reading, and the first word of a device is that of
/// one that nobody has commanded yet.
///
/// Owned by the control thread.
public final class GapWatch {
  /// How long it waits for what does not come back.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// How long outputs are left as they are, so that devices can be asked first.
  private static final Duration HANDS_OFF = Duration.ofSeconds(5);

  /// A measured flow or rate is never exactly what was asked for: so much of it, or of the span.
  private static final double TOLERANCE = 0.03;

  private static final double SPAN_TOLERANCE = 0.005;

  /// What is known of a variable.
  ///
  /// @param low limit, `NaN` for none
  /// @param high limit, `NaN` for none
  /// @param before its last usable reading
  public record Variable(
      String name, String source, String unit, double low, double high, @Nullable Reading before) {}

  /// What is known of an output.
  ///
  /// @param source of the readings that show what the device does
  /// @param commanded last, `NaN` when not known
  /// @param shown by the device last, `NaN` when not known
  /// @param span of its values
  /// @param alone to which it goes when nobody talks to it, `NaN` when it keeps what it has
  /// @param after how long at the latest
  public record Output(
      String name,
      String unit,
      String source,
      double commanded,
      double shown,
      double span,
      double alone,
      Duration after) {}

  private final Instant from;
  private final Instant to;
  private final List<Variable> variables;
  private final List<Output> outputs;
  private final Map<String, Reading> first = new HashMap<>();
  private final Map<String, Reading> newest = new HashMap<>();

  /// @param from until when somebody is known to have looked
  /// @param to begin of this life
  public GapWatch(Instant from, Instant to, List<Variable> variables, List<Output> outputs) {
    this.from = from;
    this.to = to;
    this.variables = List.copyOf(variables);
    this.outputs = List.copyOf(outputs);
  }

  public Instant from() {
    return from;
  }

  public Instant to() {
    return to;
  }

  /// A usable value: also that of a balance under a vessel that is rocked.
  public static boolean isUsable(Reading reading) {
    return reading.isGood()
        || (reading.quality() == Quality.UNCERTAIN && reading.cause() == Cause.NOT_STABLE);
  }

  public void hear(Reading reading) {
    if (isUsable(reading)) {
      first.putIfAbsent(reading.source(), reading);
    }
    newest.put(reading.source(), reading);
  }

  /// Whether outputs shall not be touched yet.
  public boolean handsOff(Instant now) {
    if (!now.isBefore(to.plus(HANDS_OFF))) {
      return false;
    }
    for (Output output : outputs) {
      if (!newest.containsKey(output.source())) {
        return true;
      }
    }
    return false;
  }

  /// Whether everything has been said, or will not be.
  public boolean complete(Instant now) {
    return !now.isBefore(to.plus(PATIENCE)) || allBack();
  }

  private boolean allBack() {
    for (Variable variable : variables) {
      if (variable.before() != null && !first.containsKey(variable.source())) {
        return false;
      }
    }
    for (Output output : outputs) {
      if (!Double.isNaN(output.commanded()) && !first.containsKey(output.source())) {
        return false;
      }
    }
    return true;
  }

  /// One row for each variable that was or is measured.
  public List<Seen> variables() {
    List<Seen> rows = new ArrayList<>();
    for (Variable variable : variables) {
      Reading before = variable.before();
      Reading after = first.get(variable.source());
      if (before != null || after != null) {
        rows.add(row(variable, before, after));
      }
    }
    return rows;
  }

  private Seen row(Variable variable, @Nullable Reading before, @Nullable Reading after) {
    Reading now = newest.get(variable.source());
    Reading judged = now != null && isUsable(now) ? now : after;
    double limit = judged == null ? Double.NaN : exceeded(variable, judged.value());
    Sight sight;
    if (after == null) {
      sight = Sight.NOT_BACK;
    } else if (now == null || !isUsable(now)) {
      sight = Sight.DOUBTFUL;
    } else if (!Double.isNaN(limit)) {
      sight = Sight.OUTSIDE_LIMITS;
    } else {
      sight = Sight.WITHIN_LIMITS;
    }
    return new Seen(
        variable.name(),
        variable.unit(),
        before == null ? null : before.instant(),
        after == null ? null : after.instant(),
        before == null ? Double.NaN : before.value(),
        after == null ? Double.NaN : after.value(),
        sight,
        limit);
  }

  private static double exceeded(Variable variable, double value) {
    if (value < variable.low()) {
      return variable.low();
    }
    return value > variable.high() ? variable.high() : Double.NaN;
  }

  /// One row for each output that was ever commanded.
  public List<Found> outputs() {
    List<Found> rows = new ArrayList<>();
    for (Output output : outputs) {
      if (!Double.isNaN(output.commanded())) {
        Reading reading = first.get(output.source());
        double found = reading == null ? Double.NaN : reading.value();
        rows.add(judged(output, found));
      }
    }
    return rows;
  }

  private static Found judged(Output output, double found) {
    Kept kept;
    String detail = "";
    if (Double.isNaN(found)) {
      kept = Kept.NOT_TOLD;
      detail = "the device has not told what it does";
    } else if (near(output, found, output.commanded()) || near(output, found, output.shown())) {
      kept = Kept.AS_COMMANDED;
    } else if (near(output, found, output.alone())) {
      kept = Kept.LEFT_ALONE;
      detail =
          "within %d s of silence it goes to this by itself".formatted(output.after().toSeconds());
    } else {
      kept = Kept.DIFFERENT;
      detail = "check the device: nobody has told it so";
    }
    return new Found(output.name(), output.unit(), output.commanded(), found, kept, detail);
  }

  /// What stands is never near to what moves, however slowly.
  private static boolean near(Output output, double found, double reference) {
    double tolerance = Math.max(Math.abs(reference) * TOLERANCE, output.span() * SPAN_TOLERANCE);
    return Math.abs(found - reference) <= tolerance && (found == 0) == (reference == 0);
  }
}
