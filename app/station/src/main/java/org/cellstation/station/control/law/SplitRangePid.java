package org.cellstation.station.control.law;

import java.util.List;

/// One controller over several actuators in a row (DO: nitrogen, stirring, gas flow, oxygen). Each
/// span has its own gain schedule, in units of its actuator, because the process answers each one
/// differently and differently at each of its positions (kLa rises steeply with the stirring rate).
/// Gains change at a boundary without moving the output, and each actuator is a continuous function
/// of the demand: the hand-over has neither a bump nor a hysteresis.
///
/// A span whose actuator has no room (cap at its start, or zero width) is passed over as if it were
/// not there: the demand never waits in it.
///
/// Owned by the control thread.
public final class SplitRangePid {
  /// @param span of the demand
  /// @param schedule actuator units per PV unit, scheduled on the actuator's own position. The
  ///   gain's sign is that of the whole loop, the same in all spans, whichever way the actuator
  ///   moves: above 0 when more demand raises the PV.
  /// @param resolution least room worth having between start and end, in actuator units
  public record Range(SplitRange.Span span, GainSchedule schedule, double resolution) {}

  private final GainSchedule[] schedule;
  private final double[] resolution;
  private final Pid pid;
  private SplitRange split;

  /// Room of each span on the controller's own axis, on which spans without room do not exist.
  private final double[] width;

  private double scale = 1;
  private double demand = Double.NaN;

  /// @param setpointWeight beta: small, where a step of the set-point must not throw the actuators
  public SplitRangePid(List<Range> ranges, double setpointWeight) {
    split = new SplitRange(ranges.stream().map(Range::span).toList());
    schedule = ranges.stream().map(Range::schedule).toArray(GainSchedule[]::new);
    resolution = ranges.stream().mapToDouble(Range::resolution).toArray();
    double sign = Math.signum(schedule[0].gain(0));
    for (Range range : ranges) {
      if (!range.schedule().hasSign(sign)) {
        throw new IllegalArgumentException(
            "the gains of a split range all have one sign, that of the loop");
      }
    }
    width = new double[ranges.size()];
    double room = layOut();
    pid = new Pid(new Pid.Tuning(sign, 1, 0, setpointWeight, 1), 0, room);
  }

  /// The demand in percent for the next `dt` seconds.
  public double step(double setpoint, double pv, double dt) {
    int active = active();
    SplitRange.Span span = split.span(active);
    double unitsPerPercent = Math.abs(span.end() - span.start()) / width[active];
    double at = Double.isNaN(demand) ? span.start() : span.value(demand);
    GainSchedule law = schedule[active];
    pid.tune(scale * law.gain(at) / unitsPerPercent, law.integralSeconds(at));
    demand = percent(pid.step(setpoint, pv, dt));
    return demand;
  }

  /// Makes the next step begin at `percent`.
  public void track(double percent, double setpoint, double pv) {
    pid.track(axis(percent), setpoint, pv);
    demand = percent(pid.output());
  }

  /// What an actuator has really come to, when something else has cut it: the demand does not run
  /// away from it. To be said between two steps, for the actuator that is being moved.
  public void reached(int span, double value) {
    if (span == active()) {
      pid.reached(axis(split.demand(span, value)));
    }
  }

  /// Other ends for one actuator. Actuators stay where they stand as far as the new ends allow.
  public void ends(int span, double start, double end, double setpoint, double pv) {
    SplitRange.Span old = split.span(span);
    if (old.start() == start && old.end() == end) {
      return;
    }
    double[] positions = positions();
    split = split.with(span, start, end);
    pid.limits(0, layOut());
    if (!Double.isNaN(demand)) {
      track(split.demand(positions), setpoint, pv);
    }
  }

  /// Multiplies all gains, from a {@link PowerScale} of the filling, say.
  public void scale(double factor) {
    if (!(factor > 0 && Double.isFinite(factor))) {
      throw new IllegalArgumentException("gains cannot be multiplied by " + factor);
    }
    scale = factor;
  }

  /// Where an actuator stands.
  public double value(int span) {
    return split.value(span, demand);
  }

  /// The last demand in percent; `NaN` before the first step.
  public double demand() {
    return demand;
  }

  public SplitRange split() {
    return split;
  }

  /// The span in which the demand stands.
  public int active() {
    double at = Double.isNaN(demand) ? 0 : axis(demand);
    int last = 0;
    for (int i = 0; i < width.length; i++) {
      if (width[i] > 0) {
        last = i;
        if (at < width[i]) {
          return i;
        }
        at -= width[i];
      }
    }
    return last;
  }

  /// Parameters in force, output in percent of demand.
  public Pid.Tuning tuning() {
    return pid.tuning();
  }

  private double layOut() {
    double room = 0;
    for (int i = 0; i < width.length; i++) {
      SplitRange.Span span = split.span(i);
      boolean usable = Math.abs(span.end() - span.start()) > resolution[i];
      width[i] = usable ? span.toPercent() - span.fromPercent() : 0;
      room += width[i];
    }
    if (!(room > 0)) {
      throw new IllegalArgumentException("no actuator of the split range has room to move in");
    }
    return room;
  }

  private double axis(double percent) {
    double at = 0;
    for (int i = 0; i < width.length; i++) {
      SplitRange.Span span = split.span(i);
      at += Math.clamp(percent - span.fromPercent(), 0, width[i]);
    }
    return at;
  }

  private double percent(double axis) {
    double rest = axis;
    double end = split.lowest();
    for (int i = 0; i < width.length; i++) {
      if (width[i] > 0) {
        SplitRange.Span span = split.span(i);
        if (rest <= width[i]) {
          return span.fromPercent() + rest;
        }
        rest -= width[i];
        end = span.toPercent();
      }
    }
    return end;
  }

  private double[] positions() {
    double[] positions = new double[width.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = split.value(i, demand);
    }
    return positions;
  }
}
