package org.cellstation.station.tuning.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.api.Tunings.Kind;
import org.cellstation.station.api.Tunings.Last;
import org.cellstation.station.api.Tunings.Plan;
import org.cellstation.station.api.Tunings.Running;
import org.cellstation.station.api.Tunings.Sample;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.tuning.LoopTest;
import org.cellstation.station.tuning.LoopTest.End;
import org.cellstation.station.tuning.LoopTest.Verdict;
import org.cellstation.station.tuning.RelayTest;
import org.cellstation.station.tuning.StepTest;
import org.cellstation.station.tuning.TestResult;

/// One test at work on a loop. Control thread only.
final class RunningTest {
  /// A value may be missing this long, as at a single lost answer of an instrument.
  private static final Duration MOST_BLIND = Duration.ofSeconds(15);

  /// Closer than this an output counts as where it was put.
  private static final double SAME_PERCENT = 0.05;

  /// Share of the longest time in which the output is held before a step, and its bounds.
  private static final double REST_SHARE = 0.1;

  private static final double LEAST_REST_SECONDS = 30;
  private static final double MOST_REST_SECONDS = 900;
  private static final int SAMPLES_SHOWN = 300;

  private final TuningVessel vessel;
  private final String loop;
  private final String variable;
  private final LoopMode mode;
  private final Plan plan;
  private final boolean reverse;
  private final LoopTest test;
  private final String user;
  private final Instant asked;
  private long sequence;
  private Instant begun = Instant.MAX;
  private Instant lastGood = Instant.MAX;
  private double told;

  RunningTest(
      TuningVessel vessel,
      LoopStatus status,
      Plan plan,
      boolean reverse,
      String user,
      Instant asked) {
    this.vessel = vessel;
    this.loop = status.name();
    this.variable = status.variable();
    this.mode = status.mode();
    this.plan = plan;
    this.reverse = reverse;
    this.user = user;
    this.asked = asked;
    this.told = status.outputPercent();
    double seconds = plan.longest().toMillis() / 1000.0;
    test =
        plan.kind() == Kind.STEP
            ? new StepTest(
                told,
                new StepTest.Plan(
                    plan.percent(),
                    plan.mostChange(),
                    seconds,
                    Math.clamp(REST_SHARE * seconds, LEAST_REST_SECONDS, MOST_REST_SECONDS)))
            : new RelayTest(
                told,
                reverse,
                new RelayTest.Plan(
                    Math.abs(plan.percent()),
                    plan.hysteresis(),
                    plan.cycles(),
                    plan.mostChange(),
                    seconds));
  }

  TuningVessel vessel() {
    return vessel;
  }

  String loop() {
    return loop;
  }

  LoopMode mode() {
    return mode;
  }

  Plan plan() {
    return plan;
  }

  String user() {
    return user;
  }

  /// Nothing is moved before the journal holds this entry.
  void waitFor(long entry) {
    sequence = entry;
  }

  long sequence() {
    return sequence;
  }

  boolean begun() {
    return !begun.equals(Instant.MAX);
  }

  /// One scan.
  ///
  /// @return empty while it goes on
  Optional<End> step(Instant now) {
    Optional<LoopStatus> present =
        vessel.loops().stream().filter(status -> status.name().equals(loop)).findFirst();
    if (present.isEmpty() || !vessel.engaged()) {
      return stopped("the loops were turned off");
    }
    LoopStatus status = present.get();
    if (!begun()) {
      if (status.mode() != mode) {
        return stopped("the mode of " + loop + " was changed meanwhile");
      }
      begun = now;
      lastGood = now;
      // The output may have moved a little since the test was asked for; that is where it stays.
      vessel.testMode(loop, LoopMode.MANUAL);
      vessel.testOutput(loop, told);
      return Optional.empty();
    }
    if (status.mode() != LoopMode.MANUAL) {
      return stopped("somebody put " + loop + " into " + status.mode());
    }
    String held = vessel.heldBy(loop);
    if (!held.isEmpty()) {
      return stopped("the output was taken away: " + held);
    }
    if (Math.abs(status.outputPercent() - told) > SAME_PERCENT) {
      return stopped("somebody moved the output");
    }
    String lost = vessel.lostLink();
    if (!lost.isEmpty()) {
      return stopped("the link " + lost + " was lost");
    }
    Reading reading = vessel.read(variable);
    if (!reading.isGood()) {
      return Duration.between(lastGood, now).compareTo(MOST_BLIND) > 0
          ? stopped("there was no good value of " + variable + ": " + reading.cause().text())
          : Optional.empty();
    }
    lastGood = now;
    double seconds = Duration.between(begun, now).toMillis() / 1000.0;
    told = test.output(seconds, reading.value());
    Optional<String> refusal = vessel.testOutput(loop, told);
    return refusal.isPresent() ? stopped(refusal.get()) : test.end().map(this::judged);
  }

  /// A loop of the wrong sign runs to its limit and stays there; a step tells it beforehand.
  private End judged(End end) {
    if (end.verdict() != Verdict.DONE || !wrongWay()) {
      return end;
    }
    return new End(
        Verdict.REFUSED,
        "the value went the wrong way: more output %s it, the loop takes it for the contrary and would run away; see whether the device does what it is told, then to the sign of the gain in the control strategy"
            .formatted(reverse ? "raises" : "lowers"));
  }

  private boolean wrongWay() {
    return plan.kind() == Kind.STEP
        && test.result().filter(found -> found.model().gain() < 0 != reverse).isPresent();
  }

  private static Optional<End> stopped(String why) {
    return Optional.of(new End(Verdict.STOPPED, why));
  }

  /// The loop as it was, unless somebody has taken it over.
  void giveBack() {
    if (begun()
        && vessel.loops().stream()
            .anyMatch(s -> s.name().equals(loop) && s.mode() == LoopMode.MANUAL)) {
      vessel.testMode(loop, mode);
    }
  }

  Optional<TestResult> result() {
    return wrongWay() ? Optional.empty() : test.result();
  }

  Running picture() {
    return new Running(
        plan, user, asked, begun() ? test.doing() : "about to begin", test.progress(), samples());
  }

  private List<Sample> samples() {
    double[] flat = test.trace().thinned(SAMPLES_SHOWN);
    List<Sample> samples = new ArrayList<>(flat.length / 3);
    for (int i = 0; i < flat.length; i += 3) {
      samples.add(new Sample(flat[i], flat[i + 1], flat[i + 2]));
    }
    return List.copyOf(samples);
  }

  Last last(End end, Instant now) {
    List<Sample> samples = samples();
    List<Double> fitted = new ArrayList<>();
    if (test instanceof StepTest step) {
      step.fit().ifPresent(fit -> samples.forEach(sample -> fitted.add(fit.at(sample.second()))));
    }
    return new Last(
        plan.kind(),
        now,
        user,
        end.verdict().name(),
        end.text(),
        end.verdict() == Verdict.DONE ? test.result().orElse(null) : null,
        samples,
        List.copyOf(fitted));
  }
}
