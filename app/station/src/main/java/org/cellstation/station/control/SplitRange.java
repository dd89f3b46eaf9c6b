package org.cellstation.station.control;

import java.util.List;

/// One demand of 0..100 % shared out to several actuators that act one after the other: each moves
/// within its own span of the demand and rests at its end outside it. So every actuator is a
/// continuous function of the demand and crossing a boundary moves nothing by itself.
public final class SplitRange {
  /// @param fromPercent demand at which the actuator leaves `low`
  /// @param toPercent demand at which it reaches `high`
  public record Span(double fromPercent, double toPercent, double low, double high) {
    public double value(double demand) {
      double fraction =
          toPercent > fromPercent ? (demand - fromPercent) / (toPercent - fromPercent) : 1;
      return low + Math.clamp(fraction, 0, 1) * (high - low);
    }

    /// The demand at which the actuator stands at `value`.
    public double demand(double value) {
      double fraction = high > low ? (value - low) / (high - low) : 0;
      return fromPercent + Math.clamp(fraction, 0, 1) * (toPercent - fromPercent);
    }
  }

  private final List<Span> spans;

  public SplitRange(List<Span> spans) {
    double end = 0;
    for (Span span : spans) {
      if (span.fromPercent() != end || span.toPercent() < end || span.high() < span.low()) {
        throw new IllegalArgumentException(
            "split-range spans follow each other from 0 to 100 % without gaps, low before high: "
                + spans);
      }
      end = span.toPercent();
    }
    if (end != 100) {
      throw new IllegalArgumentException("split-range spans must end at 100 %: " + spans);
    }
    this.spans = List.copyOf(spans);
  }

  public double value(int span, double demand) {
    return spans.get(span).value(demand);
  }

  /// The demand that holds an actuator at `value`, all spans before it being at their end.
  public double demand(int span, double value) {
    return spans.get(span).demand(value);
  }
}
