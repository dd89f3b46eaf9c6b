package org.cellstation.simulator.random;

/// Reproducible randomness: the same seed gives the same bits on every machine and runtime, because
/// only integer arithmetic and `StrictMath` are used. The generator is SplitMix64 (Steele, Lea and
/// Flood 2014).
public final class Noise {
  private static final double UNIT_53 = 0x1.0p-53;

  /// Standard deviation of the sum of four 16-bit uniforms, in units of 1.
  private static final double FOUR_UNIFORMS = StrictMath.sqrt(4 * (65536.0 * 65536.0 - 1) / 12);

  private long state;

  public Noise(long seed) {
    state = seed;
  }

  /// An independent stream for one purpose.
  public static Noise of(long seed, String purpose) {
    return new Noise(mix(seed * 0x9E3779B97F4A7C15L + purpose.hashCode()));
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  /// Uniform in [0, 1).
  public double uniform() {
    return (next() >>> 11) * UNIT_53;
  }

  /// Sensor noise, standard deviation 1: the sum of four uniforms, normal enough inside three sigma
  /// and bounded at 3.46.
  public double jitter() {
    long bits = next();
    long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    return (sum - 2 * 65535) / FOUR_UNIFORMS;
  }

  /// A true normal deviate, for what is drawn once.
  public double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /// A log-normal factor with median 1.
  public double factor(double coefficientOfVariation) {
    double sigma =
        StrictMath.sqrt(StrictMath.log(1 + coefficientOfVariation * coefficientOfVariation));
    return StrictMath.exp(sigma * normal());
  }
}
