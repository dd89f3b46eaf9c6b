package org.cellstation.app.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.performance.LoopFigures;

/// What a journal says of a run: steps, alarms, loops, what of the recipe was reached, and what a
/// person would tell of it afterwards. The thread of the run.
final class JournalStory {
  /// A defect that repeats itself must not fill the report.
  private static final int MOST_TOLD = 200;

  /// States in which an alarm is present and calls somebody.
  private static final Set<String> CALLING = Set.of("UNACKNOWLEDGED", "ACKNOWLEDGED");

  /// How the alarm engine begins the comment of a change that it tells nobody.
  private static final String NOT_ANNOUNCED = "not announced";

  private final Instant start;

  /// Those that have come up once; that is no news.
  private final Set<String> linked = new HashSet<>();

  private final Map<String, Begun> begun = new LinkedHashMap<>();
  private final List<RunResult.Step> steps = new ArrayList<>();
  private final Map<String, Alarm> alarms = new TreeMap<>();
  private final Map<String, LoopFigures> loops = new TreeMap<>();
  private final Map<String, Integer> reached = new TreeMap<>();
  private final List<RunResult.Happening> story = new ArrayList<>();
  private int untold;

  private record Begun(long at, int place) {}

  private static final class Alarm {
    private final String priority;
    private final String message;
    private int raised;
    private long seconds;
    private long since = -1;

    Alarm(String priority, String message) {
      this.priority = priority;
      this.message = message;
    }
  }

  JournalStory(Instant start) {
    this.start = start;
  }

  void take(Entry entry) {
    long at = at(entry.utc());
    switch (entry.event()) {
      case Event.StateChanged changed -> state(changed, at);
      case Event.TransitionTaken taken -> reach(Coverage.until(taken.path()));
      case Event.BranchTaken taken -> reach(Coverage.choice(taken.path(), taken.branch()));
      case Event.RoundEnded round -> reach(Coverage.round(round.path(), round.again()));
      case Event.Synchronized met -> reach(Coverage.meeting(met.path()));
      case Event.PromptAnswered answered ->
          reach(Coverage.prompt(answered.path(), answered.prompt()));
      case Event.PromptVerified verified when verified.right() ->
          reach(Coverage.prompt(verified.path(), verified.prompt()));
      case Event.AlarmChanged alarm -> alarm(alarm, at);
      case Event.LoopPerformance loop ->
          loops.merge(
              loop.loop(),
              new LoopFigures(
                  loop.seconds(),
                  loop.iae(),
                  loop.travelPercent(),
                  loop.settlingSeconds(),
                  loop.outSeconds(),
                  loop.manualSeconds(),
                  loop.blindSeconds(),
                  loop.maxDeviation(),
                  loop.fights()),
              LoopFigures::plus);
      case Event.BatchInterrupted interrupted ->
          tell(at, "The station is back: " + interrupted.consequence());
      case Event.ConditionWaiting waiting when !waiting.why().isEmpty() ->
          tell(at, waiting.path() + " waits: " + waiting.why());
      case Event.LinkChanged link -> link(link, at);
      case Event.InterlockTripped trip ->
          tell(at, "Interlock: " + trip.title() + ", " + trip.cause());
      case Event.InterlockReset reset ->
          tell(at, "Interlock reset: " + reset.title() + ", " + reset.why());
      default -> {}
    }
  }

  private void state(Event.StateChanged changed, long at) {
    String path = changed.path();
    if (changed.from().equals("IDLE")) {
      begun.put(path, new Begun(at, steps.size()));
      steps.add(new RunResult.Step(path, at, -1));
    }
    Begun step = begun.get(path);
    if (changed.to().equals("COMPLETE") && step != null) {
      steps.set(step.place(), new RunResult.Step(path, step.at(), at - step.at()));
      begun.remove(path);
      reach(Coverage.step(path));
    }
    if (path.isEmpty() && !changed.to().equals("RUNNING") && !changed.from().equals("IDLE")) {
      tell(at, "Procedure " + changed.to() + ": " + changed.cause());
    } else if (path.isEmpty() && changed.from().equals("RESTARTING")) {
      tell(at, "Procedure goes on");
    }
  }

  /// What is suppressed by design or shelved calls nobody.
  private void alarm(Event.AlarmChanged changed, long at) {
    if (changed.comment().startsWith(NOT_ANNOUNCED)) {
      return;
    }
    boolean was = CALLING.contains(changed.from());
    boolean is = CALLING.contains(changed.to());
    if (was == is) {
      return;
    }
    Alarm alarm =
        alarms.computeIfAbsent(
            changed.alarm(), _ -> new Alarm(changed.priority(), changed.message()));
    if (is) {
      alarm.raised++;
      alarm.since = at;
      tell(at, "Alarm " + changed.alarm() + ": " + changed.message());
    } else {
      alarm.seconds += at - alarm.since;
      alarm.since = -1;
      tell(at, "Alarm " + changed.alarm() + " is over");
    }
  }

  private void link(Event.LinkChanged link, long at) {
    if (!linked.add(link.link())) {
      tell(at, link.link() + ": " + link.from() + " \u2192 " + link.to() + " " + link.detail());
    }
  }

  private void reach(String what) {
    reached.merge(what, 1, Integer::sum);
  }

  void tell(Instant now, String what) {
    tell(at(now), what);
  }

  private void tell(long at, String what) {
    if (story.size() < MOST_TOLD) {
      story.add(new RunResult.Happening(at, what));
    } else {
      untold++;
    }
  }

  private long at(Instant instant) {
    return Duration.between(start, instant).toSeconds();
  }

  List<RunResult.Step> steps() {
    return List.copyOf(steps);
  }

  /// @param end of the run, at which what is still present ends
  Map<String, RunResult.AlarmCount> alarms(long end) {
    Map<String, RunResult.AlarmCount> counts = new TreeMap<>();
    alarms.forEach(
        (id, alarm) -> {
          if (alarm.raised > 0) {
            long open = alarm.since < 0 ? 0 : end - alarm.since;
            counts.put(
                id,
                new RunResult.AlarmCount(
                    alarm.priority, alarm.message, alarm.raised, alarm.seconds + open));
          }
        });
    return counts;
  }

  Map<String, LoopFigures> loops() {
    return new TreeMap<>(loops);
  }

  Map<String, Integer> reached() {
    return new TreeMap<>(reached);
  }

  /// @param wanted none of an ordinary run is worth the report's paper
  List<RunResult.Happening> happenings(boolean wanted) {
    if (!wanted) {
      return List.of();
    }
    List<RunResult.Happening> told = new ArrayList<>(story);
    told.sort(Comparator.comparingLong(RunResult.Happening::at));
    if (untold > 0) {
      told.add(new RunResult.Happening(-1, "and " + untold + " more"));
    }
    return told;
  }
}
