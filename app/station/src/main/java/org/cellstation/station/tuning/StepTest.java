package org.cellstation.station.tuning;

import java.util.Locale;
import java.util.Optional;

/// Holds the output until the PV is steady, moves it by one step, and waits until the PV has come
/// to rest again, has moved as far as it may, or time is up. Then it fits a model.
public final class StepTest implements LoopTest {
  /// @param percent step of the output, of either sign
  /// @param mostChange how far the PV may move from where it was, PV units
  /// @param seconds longest duration after the step
  /// @param restSeconds how long the output is held before the step
  public record Plan(double percent, double mostChange, double seconds, double restSeconds) {}

  /// The PV rests when less than this share of its whole movement came in the last third of the
  /// time.
  private static final double RESTS = 0.04;

  private static final int LEAST_SAMPLES = 30;

  private final double held;
  private final Plan plan;
  private final Trace trace = new Trace();
  private double restFrom = Double.NaN;
  private double restTo = Double.NaN;
  private double stepAt = Double.NaN;
  private double level;
  private double now;
  private double nextLook;
  private Optional<End> end = Optional.empty();
  private Optional<StepFit> fit = Optional.empty();

  /// @param output where it stands
  public StepTest(double output, Plan plan) {
    this.held = output;
    this.plan = plan;
  }

  @Override
  public double output(double seconds, double pv) {
    now = seconds;
    if (end.isPresent()) {
      return held;
    }
    if (Double.isNaN(stepAt)) {
      restFrom = Double.isNaN(restFrom) ? pv : restFrom;
      restTo = pv;
      trace.add(seconds, pv, held);
      if (seconds >= plan.restSeconds()) {
        begin(seconds);
      }
      return Double.isNaN(stepAt) ? held : held + plan.percent();
    }
    trace.add(seconds, pv, held + plan.percent());
    double change = pv - level;
    if (Math.abs(change) >= plan.mostChange()) {
      finish("the PV had moved by " + number(change));
    } else if (seconds - stepAt >= plan.seconds()) {
      finish("the time was up");
    } else if (seconds >= nextLook && rests()) {
      finish("the PV had come to rest");
    }
    return end.isPresent() ? held : held + plan.percent();
  }

  private void begin(double seconds) {
    double drift = Math.abs(restTo - restFrom);
    if (drift > 0.25 * plan.mostChange()) {
      end =
          Optional.of(
              new End(
                  Verdict.STOPPED,
                  "the PV moved by %s before the step: let the loop settle first"
                      .formatted(number(drift))));
      return;
    }
    double sum = 0;
    for (int i = 0; i < trace.size(); i++) {
      sum += trace.value(i);
    }
    level = sum / trace.size();
    stepAt = seconds;
    nextLook = seconds + plan.seconds() / 20;
  }

  /// Looks twenty times in a test, so that it costs nothing.
  private boolean rests() {
    nextLook = now + plan.seconds() / 20;
    double third = now - (now - stepAt) / 3;
    double sixth = now - (now - stepAt) / 6;
    double last = mean(sixth, now);
    double before = mean(third, sixth);
    int first = 0;
    while (first < trace.size() && trace.second(first) <= stepAt) {
      first++;
    }
    if (trace.size() - first < LEAST_SAMPLES) {
      return false;
    }
    double whole = last - level;
    return Math.abs(whole) > 3 * noise() && Math.abs(last - before) < RESTS / 2 * Math.abs(whole);
  }

  private double mean(double from, double to) {
    double sum = 0;
    int n = 0;
    for (int i = trace.size() - 1; i >= 0 && trace.second(i) > from; i--) {
      if (trace.second(i) <= to) {
        sum += trace.value(i);
        n++;
      }
    }
    return n == 0 ? level : sum / n;
  }

  /// From one sample to the next, so that a movement does not count.
  private double noise() {
    double sum = 0;
    for (int i = 1; i < trace.size(); i++) {
      double step = trace.value(i) - trace.value(i - 1);
      sum += step * step;
    }
    return Math.sqrt(sum / (2 * (trace.size() - 1)));
  }

  private void finish(String why) {
    try {
      StepFit found = StepFit.of(trace, stepAt, plan.percent());
      fit = Optional.of(found);
      String refusal = found.refusal();
      end =
          Optional.of(
              refusal.isEmpty()
                  ? new End(
                      Verdict.DONE,
                      "%s, which explains %.1f %% of the PV's movement; it ended because %s"
                          .formatted(found.model().text(), 100 * found.quality(), why))
                  : new End(Verdict.REFUSED, refusal));
    } catch (IllegalArgumentException unusable) {
      end = Optional.of(new End(Verdict.REFUSED, String.valueOf(unusable.getMessage())));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  /// The fit, also one that is not good enough, to be drawn.
  public Optional<StepFit> fit() {
    return fit;
  }

  @Override
  public Optional<End> end() {
    return end;
  }

  @Override
  public String doing() {
    return Double.isNaN(stepAt)
        ? "holding the output until the PV is steady"
        : "the output was moved by %s %%; waiting for the PV".formatted(number(plan.percent()));
  }

  @Override
  public double progress() {
    return Math.clamp(now / (plan.restSeconds() + plan.seconds()), 0, 1);
  }

  @Override
  public Trace trace() {
    return trace;
  }

  @Override
  public Optional<TestResult> result() {
    return end.filter(e -> e.verdict() == Verdict.DONE).flatMap(e -> fit.map(TestResult::of));
  }
}
