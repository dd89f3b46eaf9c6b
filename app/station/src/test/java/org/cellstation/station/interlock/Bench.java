package org.cellstation.station.interlock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;

/// A unit made of numbers: what the matrix sees, and what it does to it.
public final class Bench implements Facts, Reach {
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

  private final Map<String, Reading> readings = new HashMap<>();
  private final Map<String, Double> setpoints = new HashMap<>();
  private final Set<Situation> situations = EnumSet.of(Situation.ALWAYS);
  private final Map<String, Double> wanted = new TreeMap<>();
  private double content = Double.NaN;

  /// What was overridden in the last scan.
  public final Map<String, Double> overrides = new TreeMap<>();

  /// Holds and loops put into MANUAL, ever.
  public final List<String> done = new ArrayList<>();

  /// What the engine told, in words.
  public final List<String> told = new ArrayList<>();

  public Instant now = BEGIN;
  public final InterlockEngine engine;

  /// @param outputs with what is wanted of each; `NaN` for nothing
  public Bench(InterlockMatrix matrix, Map<String, Double> outputs, Map<String, Double> safe) {
    wanted.putAll(outputs);
    engine =
        new InterlockEngine(
            matrix,
            new LinkedHashSet<>(wanted.keySet()),
            output -> safe.getOrDefault(output, Double.NaN),
            variable -> "",
            change -> told.add(words(change)));
  }

  private static String words(InterlockChange change) {
    return switch (change) {
      case InterlockChange.Tripped t ->
          "tripped "
              + t.row().id()
              + (t.firstOut() ? " first" : "")
              + (t.bypassed() ? " bypassed" : "");
      case InterlockChange.Released r -> "released " + r.row().id();
      case InterlockChange.BypassEnded e -> "bypass of " + e.row().id() + " ended: " + e.why();
      case InterlockChange.Refused r -> "refused " + r.permissive().id() + ": " + r.why();
    };
  }

  public Bench reads(String variable, double value) {
    readings.put(variable, Reading.good(value, "", now, variable));
    return this;
  }

  public Bench loses(String variable) {
    readings.put(variable, Reading.bad(Cause.NO_REPLY, "", now, variable));
    return this;
  }

  public Bench aims(String loop, double setpoint) {
    setpoints.put(loop, setpoint);
    return this;
  }

  public Bench holds(double grams) {
    content = grams;
    return this;
  }

  public Bench is(Situation situation, boolean so) {
    if (so) {
      situations.add(situation);
    } else {
      situations.remove(situation);
    }
    return this;
  }

  public Bench wants(String output, double value) {
    wanted.put(output, value);
    return this;
  }

  /// Scans once a second.
  public Bench seconds(long seconds) {
    for (long i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      overrides.clear();
      engine.scan(this, this, now, 1);
    }
    return this;
  }

  public Bench pass(Duration time) {
    return seconds(time.toSeconds());
  }

  public InterlockStatus row(String id) {
    return engine.rows().stream()
        .filter(status -> status.row().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  public InterlockState state(String id) {
    return row(id).state();
  }

  @Override
  public Reading read(String variable) {
    Reading reading = readings.get(variable);
    if (reading == null) {
      throw new IllegalArgumentException("no variable " + variable);
    }
    return reading;
  }

  @Override
  public double setpoint(String loop) {
    return setpoints.getOrDefault(loop, Double.NaN);
  }

  @Override
  public double content() {
    return content;
  }

  @Override
  public boolean is(Situation situation) {
    return situations.contains(situation);
  }

  @Override
  public double wanted(String output) {
    Double value = wanted.get(output);
    return value == null ? Double.NaN : value;
  }

  @Override
  public void override(String output, double value) {
    overrides.put(output, value);
  }

  @Override
  public void hold(String why) {
    done.add("HOLD " + why);
  }

  @Override
  public void manual(String loop, String why) {
    done.add("MANUAL " + loop);
  }
}
