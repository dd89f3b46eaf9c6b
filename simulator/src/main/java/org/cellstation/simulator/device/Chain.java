package org.cellstation.simulator.device;

/// What a measuring chain makes of the truth: lag, then slope and offset, drift, noise, rounding
/// and sampling. Source: process.md 2.6.
public record Chain(Lag lag, Line line, Ageing ageing, Grain grain, WarmUp warmUp) {

  /// What is shown of a truth that has stood for long.
  ///
  /// @param pivot the value that a wrong slope shows right, for example 7 of a pH electrode
  /// @param gain slope, 1 is true
  /// @param offset in the signal's unit
  public record Line(double pivot, double gain, double offset) {
    public static final Line TRUE = new Line(0, 1, 0);

    Line biased(double gainError, double offsetError) {
      return new Line(pivot, gain + gainError, offset + offsetError);
    }
  }

  /// @param perDay what the offset gains, in the signal's unit
  /// @param slopePerDay what the slope gains, as a part
  public record Ageing(double perDay, double slopePerDay) {
    public static final Ageing NONE = new Ageing(0, 0);
  }

  /// @param noise standard deviation in the signal's unit
  /// @param relativeNoise standard deviation as a part of the reading
  /// @param quantum resolution, 0 for none
  /// @param everySeconds time from one value to the next, 0 for a new one at every step
  public record Grain(double noise, double relativeNoise, double quantum, double everySeconds) {}

  /// @param error what is shown too much right after power-up, in the signal's unit
  /// @param seconds time constant with which that goes, 0 for none
  public record WarmUp(double error, double seconds) {
    public static final WarmUp NONE = new WarmUp(0, 0);
  }

  /// A chain that shows the truth late and in steps, with noise.
  public static Chain of(Lag lag, double noise, double quantum) {
    return new Chain(lag, Line.TRUE, Ageing.NONE, new Grain(noise, 0, quantum, 0), WarmUp.NONE);
  }

  public Chain with(Lag other) {
    return new Chain(other, line, ageing, grain, warmUp);
  }

  public Chain with(Line other) {
    return new Chain(lag, other, ageing, grain, warmUp);
  }

  public Chain with(Ageing other) {
    return new Chain(lag, line, other, grain, warmUp);
  }

  public Chain with(Grain other) {
    return new Chain(lag, line, ageing, other, warmUp);
  }

  public Chain with(WarmUp other) {
    return new Chain(lag, line, ageing, grain, other);
  }

  /// With errors on top of its own.
  public Chain biased(double gainError, double offsetError) {
    return with(line.biased(gainError, offsetError));
  }
}
