package org.cellstation.station.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.LoopDefinition.Start;
import org.cellstation.station.control.law.DemandAxis;
import org.cellstation.station.control.law.Gap;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.control.law.SampledPid;
import org.cellstation.station.control.law.SetpointRamp;
import org.jspecify.annotations.Nullable;

/// A PI or PID controller whose demand is shared out to what it moves, one after the other (split
/// range): cascade, dead band, set-point ramp and scheduled parameters as its data say.
///
/// The controller works on an axis on which one gain fits all it moves, so that noise cannot hold
/// it at a boundary between two gains.
///
/// A slave that is not in CASCADE is left out: the others share the demand, and when there is no
/// other, the controller follows the slave, so that it can take over without a bump.
final class FeedbackLoop extends Loop {
  /// Pieces of constant gain that a span's schedule is cut into.
  private static final int PIECES = 8;

  /// Of what scales the parameters: long against the swing of a vessel on its balance.
  private static final double SCALING_SECONDS = 300;

  private final LoopDefinition.Feedback law;
  private final List<Span> spans = new ArrayList<>();
  private final DemandAxis axis;
  private final double sign;
  private final Pid pid;
  private final @Nullable SampledPid sampled;
  private long sampleMillis;
  private final double lowest;
  private double gainFactor = 1;
  private double integralFactor = 1;
  private final @Nullable SetpointRamp ramp;
  private final Gap gap;
  private String waiting = "";
  private double schedule = Double.NaN;
  private double scaling = Double.NaN;
  private double smoothScaling = Double.NaN;

  /// @param spans in the order of the law's moves
  FeedbackLoop(
      LoopDefinition definition, LoopDefinition.Feedback law, List<Span> spans, boolean hasMaster) {
    super(definition, hasMaster);
    this.law = law;
    this.spans.addAll(spans);
    lowest = spans.stream().anyMatch(Span::negative) ? -100 : 0;
    axis = new DemandAxis(PIECES * spans.size());
    sign = Math.signum(spans.getFirst().gain(spans.getFirst().low()));
    pid =
        new Pid(
            new Pid.Tuning(
                sign,
                spans.getFirst().integralSeconds(spans.getFirst().low()),
                law.derivativeSeconds(),
                law.setpointWeight(),
                law.derivativeFilter()),
            0,
            0);
    sampled =
        law.longestSampleSeconds() > 0 ? new SampledPid(pid, law.longestSampleSeconds()) : null;
    ramp =
        law.ramp()
            .map(walk -> new SetpointRamp(walk.perSecond(), walk.approachSeconds(), walk.lead()))
            .orElse(null);
    gap = Gap.dead(law.deadBand());
    layout();
  }

  @Override
  void look(Function<String, Reading> pv) {
    scheduledOn(pv);
    if (sampled != null) {
      sampleMillis = pv.apply(definition().variable()).instant().toEpochMilli();
    }
    if (law.scaled().isPresent()) {
      Reading reading = pv.apply(law.scaled().get().variable());
      scaling = Double.isFinite(reading.value()) ? reading.value() : scaling;
    }
    boolean changed = false;
    for (int i = 0; i < spans.size(); i++) {
      changed |= spans.get(i).changed();
    }
    if (changed) {
      layout();
      if (!Double.isNaN(output())) {
        moveTo(percentOfPresent());
      }
    }
  }

  private void scheduledOn(Function<String, Reading> pv) {
    if (!law.scheduledOn().isEmpty()) {
      Reading reading = pv.apply(law.scheduledOn());
      schedule = reading.isGood() ? reading.value() : schedule;
    }
  }

  /// Shares -100..100 % out to what is free to be moved.
  private void layout() {
    double up = 0;
    double down = 0;
    for (Span span : spans) {
      span.take();
      if (span.active() && span.negative()) {
        down += span.nominalWidth();
      } else if (span.active()) {
        up += span.nominalWidth();
      }
    }
    double atUp = 0;
    double atDown = 0;
    for (Span span : spans) {
      double width = span.active() ? span.nominalWidth() : 0;
      if (span.negative()) {
        double part = down > 0 ? width / down * 100 : 0;
        span.place(-atDown, -atDown - part);
        atDown += part;
      } else {
        double part = up > 0 ? width / up * 100 : 0;
        span.place(atUp, atUp + part);
        atUp += part;
      }
    }
    waiting = up + down > 0 ? "" : "waits: " + spans.getFirst().target() + " is not in CASCADE";
    axis.begin(down > 0 ? -100 : 0);
    for (int i = spans.size() - 1; i >= 0; i--) {
      if (spans.get(i).negative()) {
        cut(spans.get(i));
      }
    }
    for (int i = 0; i < spans.size(); i++) {
      if (!spans.get(i).negative()) {
        cut(spans.get(i));
      }
    }
    pid.limits(0, axis.length());
  }

  private void cut(Span span) {
    double from = Math.min(span.from(), span.until());
    double width = Math.abs(span.until() - span.from());
    for (int i = 0; span.active() && i < PIECES; i++) {
      double middle = from + (i + 0.5) / PIECES * width;
      double at = law.scheduledOn().isEmpty() ? span.value(middle) : Double.NEGATIVE_INFINITY;
      axis.add(from + (i + 1.0) / PIECES * width, span.gain(at));
    }
  }

  /// With nothing to move, the demand of what it would move first.
  @Override
  double followed() {
    return waiting.isEmpty() ? Double.NaN : spans.getFirst().nominalDemand();
  }

  /// The demand at which everything stands where it stands.
  private double percentOfPresent() {
    for (int i = 0; i < spans.size(); i++) {
      spans.get(i).remember();
    }
    return percentOfRemembered();
  }

  private double percentOfRemembered() {
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      if (span.active() && span.raised(i == 0)) {
        return span.demand(span.remembered());
      }
    }
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.active() && !span.negative()) {
        return span.demand(span.remembered());
      }
    }
    return 0;
  }

  @Override
  double percentWith(String target, double value) {
    boolean found = false;
    boolean lower = false;
    for (Span span : spans) {
      span.remember();
      if (found && lower) {
        span.rememberLow();
      }
      if (span.target().equals(target)) {
        found = true;
        lower = value < span.remembered();
        span.remember(value);
      }
    }
    return found ? percentOfRemembered() : Double.NaN;
  }

  @Override
  double act(double pv, double dt) {
    smoothScaling =
        Double.isNaN(smoothScaling)
            ? scaling
            : smoothScaling + (scaling - smoothScaling) * Math.min(1, dt / SCALING_SECONDS);
    tuneToSchedule();
    double reference = ramp == null ? setpoint() : ramp.step(setpoint(), pv, dt);
    double reached = moving().reached(percent());
    if (!Double.isNaN(reached)) {
      pid.reached(axis.at(reached));
    }
    double shown = gap.shown(setpoint(), pv);
    return axis.percent(
        sampled == null
            ? pid.step(reference, shown, dt)
            : sampled.step(reference, shown, sampleMillis, dt));
  }

  private void tuneToSchedule() {
    Span span = moving();
    double at = Double.isNaN(schedule) ? span.value(percent()) : schedule;
    double scheduled =
        Double.isNaN(schedule) ? 1 : span.gain(schedule) / span.gain(Double.NEGATIVE_INFINITY);
    double scaled = scale();
    pid.tune(
        sign * scheduled * gainFactor * scaled, span.integralSeconds(at) * integralFactor * scaled);
  }

  private double scale() {
    return law.scaled().isPresent() ? law.scaled().get().by().factor(smoothScaling) : 1;
  }

  private double percent() {
    return Double.isNaN(output()) ? 0 : output();
  }

  /// What is moved at the present demand.
  private Span moving() {
    double demand = percent();
    Span last = spans.getFirst();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.active() && span.negative() == demand < 0) {
        last = span;
        if (Math.abs(demand) < Math.abs(span.until())) {
          return span;
        }
      }
    }
    return last;
  }

  @Override
  void track(double output, double pv) {
    if (ramp != null) {
      ramp.restart(pv);
    }
    tuneToSchedule();
    double reference = ramp == null ? setpoint() : pv;
    if (sampled == null) {
      pid.track(axis.at(output), reference, gap.shown(setpoint(), pv));
    } else {
      sampled.track(axis.at(output), reference, gap.shown(setpoint(), pv), sampleMillis);
    }
  }

  @Override
  void drive(double dt) {
    for (int i = 0; i < spans.size(); i++) {
      spans.get(i).drive(percent());
    }
  }

  @Override
  void off() {
    for (Span span : spans) {
      span.off();
    }
  }

  @Override
  boolean blindfold() {
    return false;
  }

  @Override
  double safe() {
    Span safe = spans.getFirst();
    for (Span span : spans) {
      span.rememberLow();
      safe = span.target().equals(law.safe().target()) ? span : safe;
    }
    if (safe.target().equals(law.safe().target())) {
      safe.remember(law.safe().value());
    }
    return percentOfRemembered();
  }

  @Override
  double initial(double pv) {
    return switch (law.start()) {
      case Start.LOW -> 0;
      case Start.SAFE -> safe();
      case Start.VARIABLE -> spans.getFirst().demand(pv);
    };
  }

  @Override
  double lowest() {
    return lowest;
  }

  @Override
  String limitation() {
    if (!waiting.isEmpty()) {
      return waiting;
    }
    if (ramp != null && ramp.ramping(setpoint())) {
      return "ramping to the set-point";
    }
    return output() <= lowest ? law.atLow() : output() >= 100 ? law.atHigh() : "";
  }

  @Override
  List<LoopStatus.Moved> moved() {
    List<LoopStatus.Moved> all = new ArrayList<>(spans.size());
    for (Span span : spans) {
      all.add(new LoopStatus.Moved(span.target(), span.present()));
    }
    return all;
  }

  /// As scheduled at the present demand.
  @Override
  Optional<Pid.Tuning> tuning() {
    tuneToSchedule();
    Pid.Tuning present = pid.tuning();
    return Optional.of(
        new Pid.Tuning(
            present.gain() * axis.slope(percent()),
            present.integralSeconds(),
            present.derivativeSeconds(),
            present.setpointWeight(),
            present.derivativeFilter()));
  }

  @Override
  void retune(Pid.Tuning from, Pid.Tuning to) {
    gainFactor *= to.gain() / from.gain();
    integralFactor *= to.integralSeconds() / from.integralSeconds();
    Pid.Tuning present = pid.tuning();
    pid.tune(
        new Pid.Tuning(
            present.gain(),
            present.integralSeconds(),
            to.derivativeSeconds(),
            to.setpointWeight(),
            to.derivativeFilter()));
    tuneToSchedule();
  }

  /// Takes the demand from what the devices do, after a restart of the program.
  void resume() {
    if (Double.isNaN(output()) && spans.stream().noneMatch(span -> Double.isNaN(span.present()))) {
      layout();
      moveTo(percentOfPresent());
    }
  }
}
