package org.cellstation.station.control.law;

import java.util.List;

/// One demand shared out to several actuators that act one after the other: each moves within its
/// own span of the demand and rests at its end outside it. So every actuator is a continuous
/// function of the demand and crossing a boundary moves nothing by itself, in either direction.
///
/// The demand is in percent and may begin below zero: `-20..0` nitrogen, `0..40` stirring, `40..60`
/// gas flow, `60..100` oxygen.
public final class SplitRange {
  /// @param fromPercent demand at which the actuator leaves `start`
  /// @param toPercent demand at which it reaches `end`
  /// @param end above or below `start`: nitrogen falls while the demand for oxygen rises
  public record Span(double fromPercent, double toPercent, double start, double end) {
    public double value(double demand) {
      double fraction =
          toPercent > fromPercent ? (demand - fromPercent) / (toPercent - fromPercent) : 1;
      return start + Math.clamp(fraction, 0, 1) * (end - start);
    }

    /// The demand at which the actuator stands at `value`.
    public double demand(double value) {
      double fraction = end == start ? 0 : (value - start) / (end - start);
      return fromPercent + Math.clamp(fraction, 0, 1) * (toPercent - fromPercent);
    }
  }

  /// An actuator less than this part of its span away from its start has not left it: devices
  /// round.
  private static final double ROUNDING = 0.01;

  private final List<Span> spans;

  public SplitRange(List<Span> spans) {
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("a split range needs at least one span");
    }
    double end = spans.getFirst().fromPercent();
    for (Span span : spans) {
      if (span.fromPercent() != end
          || !(span.toPercent() >= end)
          || !Double.isFinite(span.start())
          || !Double.isFinite(span.end())) {
        throw new IllegalArgumentException(
            "split-range spans follow each other without gaps up to 100 %: " + spans);
      }
      end = span.toPercent();
    }
    if (end != 100 || spans.getFirst().fromPercent() > 0) {
      throw new IllegalArgumentException(
          "split-range spans must begin at 0 % or below and end at 100 %: " + spans);
    }
    this.spans = List.copyOf(spans);
  }

  public int size() {
    return spans.size();
  }

  public Span span(int index) {
    return spans.get(index);
  }

  /// The lowest demand: 0, or below it where something acts on the negative side.
  public double lowest() {
    return spans.getFirst().fromPercent();
  }

  public double value(int span, double demand) {
    return spans.get(span).value(demand);
  }

  /// The demand that holds an actuator at `value`, all spans before it being at their end.
  public double demand(int span, double value) {
    return spans.get(span).demand(value);
  }

  /// The demand behind the positions of all actuators: that of the last one that has left its
  /// start.
  ///
  /// @param values one for each span
  public double demand(double... values) {
    if (values.length != spans.size()) {
      throw new IllegalArgumentException(
          spans.size() + " actuators have " + spans.size() + " positions, not " + values.length);
    }
    for (int i = values.length - 1; i >= 0; i--) {
      Span span = spans.get(i);
      double room = Math.abs(span.end() - span.start());
      if (room > 0 && Math.abs(values[i] - span.start()) > ROUNDING * room) {
        return span.demand(values[i]);
      }
    }
    return lowest();
  }

  /// The same with other ends for one actuator: a cap for the sake of the cells, a least rate of a
  /// phase. The whole percent range of the span then moves it between these ends.
  public SplitRange with(int index, double start, double end) {
    List<Span> others = new java.util.ArrayList<>(spans);
    Span old = spans.get(index);
    others.set(index, new Span(old.fromPercent(), old.toPercent(), start, end));
    return new SplitRange(others);
  }
}
