package org.cellstation.station.tuning.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Tunings.Comparison;
import org.cellstation.station.api.Tunings.Kind;
import org.cellstation.station.api.Tunings.Last;
import org.cellstation.station.api.Tunings.Place;
import org.cellstation.station.api.Tunings.Plan;
import org.cellstation.station.api.Tunings.Running;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.tuning.Frequency;
import org.cellstation.station.tuning.LoopTest.End;
import org.cellstation.station.tuning.LoopTest.Verdict;
import org.cellstation.station.tuning.Preview;
import org.cellstation.station.tuning.ProcessModel;
import org.cellstation.station.tuning.Proposal;
import org.cellstation.station.tuning.Stability;
import org.cellstation.station.tuning.TestResult;
import org.jspecify.annotations.Nullable;

/// Tuning help for all units: at most one test a unit, what the last tests found, and what can be
/// taken back. A test has the loop in MANUAL and moves its output; whatever happens, it ends with
/// the loop in the mode and at the set-point it had, and the loop goes on from where the output
/// stands.
///
/// Owned by the control thread; {@link #places} and {@link #proposals} are for any.
public final class TuningService {
  /// What a loop's parameters were before the last change, and what that made of them.
  private record Change(Pid.Tuning from, Pid.Tuning to) {}

  private static final Duration PUBLISH_EVERY = Duration.ofSeconds(2);

  private final Duration publishEvery;
  private final Map<String, TuningVessel> vessels = new LinkedHashMap<>();
  private final Map<String, RunningTest> running = new LinkedHashMap<>();
  private final Map<String, Last> last = new LinkedHashMap<>();
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final Map<String, Event.TuningTestStarted> open = new LinkedHashMap<>();
  private final Journal journal;
  private final double scanSeconds;
  private Instant now = Instant.EPOCH;
  private Instant nextPublication = Instant.MIN;
  private volatile List<Place> places = List.of();

  /// @param scan period Told as often as is usual.
  public TuningService(List<? extends TuningVessel> vessels, Journal journal, Duration scan) {
    this(vessels, journal, scan, PUBLISH_EVERY);
  }

  /// @param publishEvery how often consoles get a new picture; this one changes more seldom
  public TuningService(
      List<? extends TuningVessel> vessels, Journal journal, Duration scan, Duration publishEvery) {
    this.publishEvery = publishEvery.compareTo(PUBLISH_EVERY) > 0 ? publishEvery : PUBLISH_EVERY;
    vessels.forEach(vessel -> this.vessels.put(vessel.id(), vessel));
    this.journal = journal;
    this.scanSeconds = scan.toMillis() / 1000.0;
  }

  /// One entry of the past, oldest first, before {@link #begin(Instant)}.
  public void take(Entry entry) {
    switch (entry.event()) {
      case Event.TuningChanged e -> changed(e);
      case Event.TuningTestStarted e -> open.put(e.unit(), e);
      case Event.TuningTestEnded e -> {
        open.remove(e.unit());
        last.put(key(e.unit(), e.loop()), TestFigures.last(e, entry.utc(), entry.actor()));
      }
      default -> {}
    }
  }

  private void changed(Event.TuningChanged e) {
    var from =
        new Pid.Tuning(
            e.fromGain(),
            e.fromIntegralSeconds(),
            e.fromDerivativeSeconds(),
            e.fromSetpointWeight(),
            e.fromDerivativeFilter());
    var to =
        new Pid.Tuning(
            e.toGain(),
            e.toIntegralSeconds(),
            e.toDerivativeSeconds(),
            e.toSetpointWeight(),
            e.toDerivativeFilter());
    changes.put(key(e.unit(), e.loop()), new Change(from, to));
  }

  private static String key(String unit, String loop) {
    return unit + '/' + loop;
  }

  /// Takes up what the journal says: a test that the end of the program cut off is over. The loops
  /// came back in the mode they had before it, which was never changed in the journal.
  public void begin(Instant at) {
    now = at;
    for (Event.TuningTestStarted cut : open.values()) {
      ended(
          Entry.STATION,
          new Event.TuningTestEnded(
              "",
              cut.unit(),
              cut.loop(),
              cut.kind(),
              Verdict.STOPPED.name(),
              Map.of(),
              "the program ended during the test"));
    }
    open.clear();
    publish();
  }

  private void ended(String user, Event.TuningTestEnded event) {
    journal.append(user, event);
    last.put(key(event.unit(), event.loop()), TestFigures.last(event, now, user));
  }

  public List<Place> places() {
    return places;
  }

  public Reply begin(String user, String unit, String loop, Plan plan, String reason, Instant at) {
    now = at;
    TuningVessel vessel = vessels.get(unit);
    if (vessel == null) {
      return Reply.refused("There is no unit " + unit + ".");
    }
    String refusal = refusal(vessel, loop);
    if (refusal.isEmpty()) {
      refusal = planFault(vessel, loop, plan);
    }
    if (!refusal.isEmpty()) {
      return Reply.refused(refusal);
    }
    LoopStatus status = status(vessel, loop).orElseThrow();
    double gain = vessel.presentTuning(loop).map(Pid.Tuning::gain).orElse(1.0);
    var test = new RunningTest(vessel, status, plan, gain < 0, user, at);
    journal.append(
        user,
        new Event.TuningTestStarted(
            "",
            unit,
            loop,
            plan.kind().name(),
            TestFigures.plan(plan, status.unit()),
            status.mode().name(),
            status.setpoint(),
            status.outputPercent(),
            reason));
    test.waitFor(journal.appended());
    running.put(unit, test);
    publish();
    return Reply.done(
        "The test of %s %s has begun; the loop is back by itself when it ends."
            .formatted(unit, loop));
  }

  private static Optional<LoopStatus> status(TuningVessel vessel, String loop) {
    return vessel.loops().stream().filter(status -> status.name().equals(loop)).findFirst();
  }

  private String refusal(TuningVessel vessel, String loop) {
    String occupied = occupied(vessel);
    if (!occupied.isEmpty()) {
      return occupied;
    }
    Optional<LoopStatus> status = status(vessel, loop);
    if (status.isEmpty() || vessel.presentTuning(loop).isEmpty()) {
      return vessel.id() + " has no loop " + loop + " with parameters to tune.";
    }
    if (running.containsKey(vessel.id())) {
      return "A test is going on in %s already; wait, or cancel it.".formatted(vessel.id());
    }
    if (!vessel.engaged()) {
      return "The loops of %s are off. Fill it with water or medium and turn them on first."
          .formatted(vessel.id());
    }
    LoopMode mode = status.get().mode();
    if (mode != LoopMode.AUTO && mode != LoopMode.CASCADE) {
      return "%s is in %s. Put it into AUTO and let it settle first.".formatted(loop, mode);
    }
    if (!vessel.read(status.get().variable()).isGood()) {
      return "There is no good value of %s: see to the instrument first."
          .formatted(status.get().variable());
    }
    String held = vessel.heldBy(loop);
    if (!held.isEmpty()) {
      return "What %s moves is held: %s".formatted(loop, held);
    }
    return vessel.lostLink().isEmpty()
        ? ""
        : "The link %s is down: see to it first.".formatted(vessel.lostLink());
  }

  /// A patient's cells are nothing to test a loop on.
  private static String occupied(TuningVessel vessel) {
    if (!vessel.runningBatch().isEmpty()) {
      return vessel.id()
          + " belongs to batch "
          + vessel.runningBatch()
          + ". Loops are tested in water or medium, before or after a batch.";
    }
    return vessel.culture()
        ? "There are cells in %s. Loops are tested in water or medium only.".formatted(vessel.id())
        : "";
  }

  private static String planFault(TuningVessel vessel, String loop, Plan plan) {
    double at = status(vessel, loop).map(LoopStatus::outputPercent).orElse(Double.NaN);
    double size = Math.abs(plan.percent());
    if (!(size >= 0.1 && size <= 50)) {
      return "A step or a relay moves the output by 0.1 to 50 %, not by " + plan.percent() + " %.";
    }
    boolean both = plan.kind() == Kind.RELAY;
    double low = at - (both || plan.percent() < 0 ? size : 0);
    double high = at + (both || plan.percent() > 0 ? size : 0);
    if (low < (at < 0 ? -100 : 0) || high > 100) {
      return "The output stands at %.1f %%; it would go to %.1f..%.1f %%, beyond its end. Choose a smaller size%s."
          .formatted(at, low, high, both ? "" : " or the other direction");
    }
    if (!(plan.mostChange() > 0 && Double.isFinite(plan.mostChange()))) {
      return "Say how far the value may move: more than 0.";
    }
    if (plan.longest().compareTo(Duration.ofMinutes(1)) < 0
        || plan.longest().compareTo(Duration.ofHours(24)) > 0) {
      return "A test takes a minute to a day.";
    }
    if (both && !(plan.hysteresis() >= 0 && plan.hysteresis() < plan.mostChange())) {
      return "The hysteresis is 0 or more, and less than the value may move.";
    }
    return both && (plan.cycles() < 4 || plan.cycles() > 20)
        ? "A relay test takes 4 to 20 cycles."
        : "";
  }

  public Reply cancel(String user, String unit, String reason, Instant at) {
    now = at;
    RunningTest test = running.get(unit);
    if (test == null) {
      return Reply.refused("No test is going on in " + unit + ".");
    }
    end(test, user, new End(Verdict.STOPPED, "cancelled by " + user + ": " + reason));
    publish();
    return Reply.done("The test is over; %s is in %s again.".formatted(test.loop(), test.mode()));
  }

  public Reply apply(
      String user, String unit, String loop, Pid.Tuning tuning, String reason, Instant at) {
    now = at;
    TuningVessel vessel = vessels.get(unit);
    if (vessel == null) {
      return Reply.refused("There is no unit " + unit + ".");
    }
    String refusal = occupied(vessel);
    if (refusal.isEmpty() && running.containsKey(unit)) {
      refusal = "A test is going on in %s; wait, or cancel it.".formatted(unit);
    }
    Optional<Pid.Tuning> from = vessel.presentTuning(loop);
    if (refusal.isEmpty()) {
      refusal = unstable(unit, loop, tuning);
    }
    if (refusal.isEmpty()) {
      refusal = vessel.tune(user, loop, tuning, reason);
    }
    if (!refusal.isEmpty()) {
      return Reply.refused(refusal);
    }
    from.ifPresent(before -> changes.put(key(unit, loop), new Change(before, tuning)));
    publish();
    return Reply.done("%s %s has its new tuning; it can be taken back.".formatted(unit, loop));
  }

  /// What would swing up on the process that was found is kept from it.
  private String unstable(String unit, String loop, Pid.Tuning tuning) {
    Last test = last.get(key(unit, loop));
    TestResult result = test == null ? null : test.result();
    return result == null || Stability.of(Proposal.sampled(result.model(), scanSeconds), tuning)
        ? ""
        : "This tuning makes %s of %s unstable with the process that its last test found, %s. Choose another, or test again."
            .formatted(loop, unit, result.model().text());
  }

  /// Back to what was is always allowed.
  public Reply revert(String user, String unit, String loop, String reason, Instant at) {
    now = at;
    TuningVessel vessel = vessels.get(unit);
    Change change = changes.get(key(unit, loop));
    if (vessel == null || change == null) {
      return Reply.refused("There is no change of %s %s to take back.".formatted(unit, loop));
    }
    String refusal = vessel.untune(user, loop, change.from, change.to, reason);
    if (!refusal.isEmpty()) {
      return Reply.refused(refusal);
    }
    changes.put(key(unit, loop), new Change(change.to, change.from));
    publish();
    return Reply.done("%s %s has the tuning it had before.".formatted(unit, loop));
  }

  public Reply turnOn(
      String user, String unit, Map<String, Double> setpoints, String reason, Instant at) {
    now = at;
    TuningVessel vessel = vessels.get(unit);
    if (vessel == null) {
      return Reply.refused("There is no unit " + unit + ".");
    }
    String refusal = occupied(vessel);
    if (refusal.isEmpty()) {
      refusal = vessel.turnOn(user, setpoints, reason);
    }
    return refusal.isEmpty()
        ? Reply.done("The loops of %s are on, without a batch.".formatted(unit))
        : Reply.refused(refusal);
  }

  public Reply turnOff(String user, String unit, String reason, Instant at) {
    now = at;
    TuningVessel vessel = vessels.get(unit);
    if (vessel == null) {
      return Reply.refused("There is no unit " + unit + ".");
    }
    String refusal = occupied(vessel);
    if (!refusal.isEmpty()) {
      return Reply.refused(refusal + " Its recipe alone turns them off.");
    }
    RunningTest test = running.get(unit);
    if (test != null) {
      end(test, user, new End(Verdict.STOPPED, "the loops were turned off: " + reason));
    }
    refusal = vessel.turnOff(user, reason);
    return refusal.isEmpty()
        ? Reply.done("The loops of %s are off.".formatted(unit))
        : Reply.refused(refusal);
  }

  /// Once a scan, before the loops, whether the journal can write or not: a test that cannot be
  /// recorded ends.
  public void scan(Instant at) {
    now = at;
    if (!running.isEmpty()) {
      for (RunningTest test : List.copyOf(running.values())) {
        step(test);
      }
    }
    if (!now.isBefore(nextPublication)) {
      publish();
    }
  }

  private void step(RunningTest test) {
    String trouble =
        journal.trouble().isEmpty() ? occupied(test.vessel()) : "the journal cannot write";
    if (trouble.isEmpty() && !test.begun() && journal.committed() < test.sequence()) {
      return;
    }
    Optional<End> over;
    try {
      over = trouble.isEmpty() ? test.step(now) : Optional.of(new End(Verdict.STOPPED, trouble));
    } catch (RuntimeException defect) {
      // A root of its own: a defect in a test must cost no loop.
      over = Optional.of(new End(Verdict.STOPPED, "the program has a defect here: " + defect));
    }
    over.ifPresent(end -> end(test, test.user(), end));
  }

  private void end(RunningTest test, String user, End end) {
    running.remove(test.vessel().id());
    test.giveBack();
    Optional<TestResult> result = test.result();
    journal.append(
        user,
        new Event.TuningTestEnded(
            test.vessel().runningBatch(),
            test.vessel().id(),
            test.loop(),
            test.plan().kind().name(),
            end.verdict().name(),
            result.map(TestFigures::figures).orElseGet(TreeMap::new),
            end.text()));
    last.put(key(test.vessel().id(), test.loop()), test.last(end, now));
    publish();
  }

  private void publish() {
    nextPublication = now.plus(publishEvery);
    List<Place> all = new ArrayList<>();
    for (TuningVessel vessel : vessels.values()) {
      RunningTest test = running.get(vessel.id());
      for (LoopStatus loop : vessel.loops()) {
        Optional<Pid.Tuning> tuning = vessel.presentTuning(loop.name());
        if (tuning.isPresent()) {
          Change change = changes.get(key(vessel.id(), loop.name()));
          all.add(
              new Place(
                  vessel.id(),
                  loop.name(),
                  loop.variable(),
                  loop.unit(),
                  loop.tolerance(),
                  tuning.get(),
                  change == null ? null : change.from,
                  refusal(vessel, loop.name()),
                  vessel.engaged(),
                  running(test, loop.name()),
                  last.get(key(vessel.id(), loop.name()))));
        }
      }
    }
    places = List.copyOf(all);
  }

  private @Nullable Running running(@Nullable RunningTest test, String loop) {
    return test != null && test.loop().equals(loop) ? test.picture() : null;
  }

  /// Any thread.
  public List<Comparison> proposals(String unit, String loop, double tauC) {
    for (Place place : places) {
      Last test = place.last();
      if (place.unit().equals(unit) && place.loop().equals(loop) && test != null) {
        TestResult result = test.result();
        return result == null ? List.of() : compare(result, place.tuning(), tauC);
      }
    }
    return List.of();
  }

  private List<Comparison> compare(TestResult result, Pid.Tuning present, double tauC) {
    ProcessModel model = Proposal.sampled(result.model(), scanSeconds);
    double before = Frequency.peakSensitivity(model, present);
    List<Comparison> comparisons = new ArrayList<>();
    for (Proposal proposal : Proposal.of(result, tauC, present, scanSeconds)) {
      double horizon = Preview.horizon(model, present, proposal.tuning());
      double load = Preview.load(model, present, proposal.tuning());
      comparisons.add(
          new Comparison(
              proposal,
              Preview.of(model, present, horizon, load),
              Preview.of(model, proposal.tuning(), horizon, load),
              before));
    }
    return comparisons;
  }
}
