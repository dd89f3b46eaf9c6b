package org.cellstation.app.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cellstation.app.virtual.VirtualStation;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Consumed;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.Watched;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.journal.JournalReader;
import org.jspecify.annotations.Nullable;

/// Looks at one run while it goes: at each picture at the truth of the plant, and at what the
/// journal has taken up since. The thread of the run.
final class RunWatch implements AutoCloseable {
  private static final Duration BETWEEN_POINTS = Duration.ofHours(1);

  /// What nobody could make go on for so long stays HELD.
  private static final Duration LONGEST_HOLD = Duration.ofHours(24);

  /// With the first of these the culture is over: what comes then is not culture conditions.
  private static final Set<String> ENDINGS =
      Set.of("concentrate", "formulate", "cool-and-hold", "harvest", "drain");

  private final RunPlan plan;
  private final Instant start;
  private final JournalStory story;
  private final Map<String, Span> limits = new TreeMap<>();
  private final List<Span> bounds = new ArrayList<>();
  private final List<RunResult.Growth> growth = new ArrayList<>();
  private final boolean[] wrong;
  private @Nullable Journal followed;
  private @Nullable JournalReader reader;
  private long sequence;
  private Instant seen;
  private long cultureFrom = -1;
  private long cultureTo = -1;
  private Consumed atHarvest;
  private Consumed atLastLook;
  private double viableAtHarvest = Double.NaN;
  private double viabilityAtHarvest = Double.NaN;
  private long nextPoint;
  private String lastHash = "";
  private @Nullable Instant heldSince;

  RunWatch(RunPlan plan, Instant start, Skid skid) {
    this(plan, start, start, skid);
  }

  /// @param from the moment from which it is looked at
  RunWatch(RunPlan plan, Instant start, Instant from, Skid skid) {
    this.plan = plan;
    this.start = start;
    seen = from;
    story = new JournalStory(start);
    wrong = new boolean[plan.faults().steps().size()];
    atLastLook = skid.consumed();
    atHarvest = atLastLook;
    plan.expected().bounds().forEach(_ -> bounds.add(new Span()));
  }

  /// At each picture.
  void look(VirtualStation virtual, Snapshot picture) {
    read(virtual);
    long seconds = Math.max(0, Duration.between(seen, picture.now()).toSeconds());
    seen = picture.now();
    held(picture);
    Skid skid = virtual.skid();
    atLastLook = skid.consumed();
    faults(skid.faults());
    if (cultureFrom >= 0 && cultureTo < 0) {
      limits(picture.units().getFirst(), seconds);
      for (int i = 0; i < bounds.size(); i++) {
        Expectation.Bound bound = plan.expected().bounds().get(i);
        bounds.get(i).add(skid.truth(bound.truth()), bound.low(), bound.high(), seconds);
      }
    }
    if (cultureFrom >= 0 && at(seen) >= nextPoint) {
      nextPoint = at(seen) + BETWEEN_POINTS.toSeconds();
      growth.add(
          new RunResult.Growth(
              at(seen), skid.truth(Watched.VIABLE), skid.truth(Watched.VIABILITY)));
    }
  }

  private void held(Snapshot picture) {
    Snapshot.Batch batch = picture.units().getFirst().batch();
    if (batch == null || batch.procedure().state() != ProcedureState.HELD) {
      heldSince = null;
    } else if (heldSince == null) {
      heldSince = picture.now();
    }
  }

  /// Whether nobody could make the procedure go on for very long.
  boolean heldForGood() {
    return heldSince != null && !seen.isBefore(heldSince.plus(LONGEST_HOLD));
  }

  /// Says when what goes wrong on purpose begins and ends.
  private void faults(Faults faults) {
    for (int i = 0; i < wrong.length; i++) {
      Scenario.Step step = plan.faults().steps().get(i);
      boolean now = faults.of(step.site()).has(step.fault());
      if (now != wrong[i]) {
        wrong[i] = now;
        story.tell(seen, step.site() + ": " + step.fault().meaning() + (now ? "" : ", no more"));
      }
    }
  }

  private void limits(Snapshot.Unit unit, long seconds) {
    unit.ranges()
        .forEach(
            (variable, range) -> {
              double low = range.alarmLow();
              double high = range.alarmHigh();
              var reading = unit.readings().get(variable);
              if ((!Double.isNaN(low) || !Double.isNaN(high)) && reading != null) {
                Span span = limits.computeIfAbsent(variable, _ -> new Span());
                span.add(
                    reading.isGood() ? reading.value() : Double.NaN,
                    Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low,
                    Double.isNaN(high) ? Double.POSITIVE_INFINITY : high,
                    seconds);
              }
            });
  }

  /// Takes up what the journal has written since the last look.
  private void read(VirtualStation virtual) {
    try {
      if (followed != virtual.journal() || reader == null) {
        close();
        followed = virtual.journal();
        reader = virtual.journal().reader(sequence);
      }
      for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
        Entry entry = next.get();
        sequence = entry.sequence();
        lastHash = entry.hash();
        story.take(entry);
        notice(entry, virtual.skid());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void notice(Entry entry, Skid skid) {
    switch (entry.event()) {
      case Event.CultureSet set when set.cells() ->
          cultureFrom = cultureFrom < 0 ? at(entry.utc()) : cultureFrom;
      case Event.CultureSet _ -> endCulture(entry, skid);
      case Event.PhaseBegun begun when ENDINGS.contains(begun.phase()) -> endCulture(entry, skid);
      default -> {}
    }
  }

  private void endCulture(Entry entry, Skid skid) {
    if (cultureFrom >= 0 && cultureTo < 0) {
      cultureTo = at(entry.utc());
      // Nothing was withdrawn between the last look and the beginning of the harvest.
      atHarvest = atLastLook;
      viableAtHarvest = skid.truth(Watched.VIABLE);
      viabilityAtHarvest = skid.truth(Watched.VIABILITY);
    }
  }

  private long at(Instant instant) {
    return Duration.between(start, instant).toSeconds();
  }

  /// The power goes.
  void tell(Instant now, String what) {
    story.tell(now, what);
  }

  /// When all is over.
  ///
  /// @param state of the procedure
  /// @param why it did not complete
  RunResult result(VirtualStation virtual, ProcedureState state, String why) {
    read(virtual);
    Skid skid = virtual.skid();
    long end = at(virtual.now());
    boolean harvested = cultureTo >= 0;
    Consumed all = skid.consumed();
    Consumed harvest = all.since(atHarvest);
    var yield =
        new RunResult.Yield(
            harvested ? viableAtHarvest : skid.truth(Watched.VIABLE),
            harvested ? viabilityAtHarvest : skid.truth(Watched.VIABILITY),
            harvested ? harvest.withdrawn() : 0,
            harvested ? harvest.viableWithdrawn() : 0);
    return new RunResult(
        plan,
        state.name(),
        why,
        new Course(cultureFrom, harvested ? cultureTo : end, end),
        lastHash,
        story.steps(),
        story.alarms(end),
        spans(),
        bounds.stream().map(Span::outside).toList(),
        all,
        yield,
        story.loops(),
        story.reached(),
        story.happenings(plan.faulty()),
        List.copyOf(growth));
  }

  private Map<String, RunResult.Outside> spans() {
    Map<String, RunResult.Outside> outside = new TreeMap<>();
    limits.forEach((variable, span) -> outside.put(variable, span.outside()));
    return outside;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  /// How long a value was where.
  private static final class Span {
    private long low;
    private long high;
    private long blind;
    private double min = Double.NaN;
    private double max = Double.NaN;

    void add(double value, double least, double most, long seconds) {
      if (Double.isNaN(value)) {
        blind += seconds;
        return;
      }
      low += value < least ? seconds : 0;
      high += value > most ? seconds : 0;
      min = Double.isNaN(min) ? value : Math.min(min, value);
      max = Double.isNaN(max) ? value : Math.max(max, value);
    }

    RunResult.Outside outside() {
      return new RunResult.Outside(low, high, blind, min, max);
    }
  }
}
