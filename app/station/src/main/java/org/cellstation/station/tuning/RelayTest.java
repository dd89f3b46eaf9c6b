package org.cellstation.station.tuning;

import java.util.Locale;
import java.util.Optional;

/// A relay in place of the controller for some cycles around the PV where it stands.
public final class RelayTest implements LoopTest {
  /// @param percent travel of the output to each side
  /// @param hysteresis to each side of the PV's start, PV units
  /// @param cycles complete ones; the first two do not count
  /// @param mostChange how far the PV may go, PV units
  /// @param seconds longest duration
  public record Plan(
      double percent, double hysteresis, int cycles, double mostChange, double seconds) {}

  /// Periods that differ more than this are no steady oscillation.
  private static final double MOST_SPREAD = 0.25;

  private final double held;
  private final boolean reverse;
  private final Plan plan;
  private final Trace trace = new Trace();
  private double start = Double.NaN;
  private Relay relay;
  private Optional<End> end = Optional.empty();
  private Optional<TestResult> result = Optional.empty();

  /// @param output where it stands
  /// @param reverse when more output lowers the PV
  public RelayTest(double output, boolean reverse, Plan plan) {
    this.held = output;
    this.reverse = reverse;
    this.plan = plan;
    this.relay = new Relay(0, output, plan.percent(), plan.hysteresis(), reverse);
  }

  @Override
  public double output(double seconds, double pv) {
    if (end.isPresent()) {
      return held;
    }
    if (Double.isNaN(start)) {
      start = pv;
      relay = new Relay(pv, held, plan.percent(), plan.hysteresis(), reverse);
    }
    double output = relay.step(seconds, pv);
    trace.add(seconds, pv, output);
    if (Math.abs(pv - start) > plan.mostChange()) {
      stop("the PV went %s away from where it was, which is as far as it may".formatted(text(pv)));
    } else if (relay.cycles() >= plan.cycles()) {
      finish();
    } else if (seconds > plan.seconds()) {
      stop(
          "there were only %d of %d cycles in the time: take a larger amplitude or more time"
              .formatted(relay.cycles(), plan.cycles()));
    }
    return end.isPresent() ? held : output;
  }

  private String text(double pv) {
    return String.format(Locale.ROOT, "%.4g", Math.abs(pv - start));
  }

  private void stop(String why) {
    end = Optional.of(new End(Verdict.STOPPED, why));
  }

  private void finish() {
    try {
      Ultimate ultimate = relay.ultimate();
      double spread = relay.spread();
      if (spread > MOST_SPREAD) {
        end =
            Optional.of(
                new End(
                    Verdict.REFUSED,
                    "the periods differ by %.0f %% (%.0f %% are allowed): take a larger amplitude"
                        .formatted(100 * spread, 100 * MOST_SPREAD)));
        return;
      }
      result = Optional.of(TestResult.of(ultimate, 1 - spread));
      end =
          Optional.of(
              new End(
                  Verdict.DONE,
                  String.format(
                      Locale.ROOT,
                      "ultimate gain %.4g %% per unit, period %.4g s",
                      ultimate.gain(),
                      ultimate.period())));
    } catch (IllegalArgumentException unusable) {
      end =
          Optional.of(
              new End(Verdict.REFUSED, unusable.getMessage() + ": take a smaller hysteresis"));
    }
  }

  @Override
  public Optional<End> end() {
    return end;
  }

  @Override
  public String doing() {
    return "cycle %d of %d".formatted(relay.cycles() + 1, plan.cycles());
  }

  @Override
  public double progress() {
    return Math.clamp((double) relay.cycles() / plan.cycles(), 0, 1);
  }

  @Override
  public Trace trace() {
    return trace;
  }

  @Override
  public Optional<TestResult> result() {
    return result;
  }
}
