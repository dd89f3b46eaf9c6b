package org.cellstation.drivers.bus;

/// How long the recent exchanges took, from the request handed to the system to the reply's last
/// byte taken, wall time. Over a wire in memory nothing is measured.
///
/// @param count exchanges that this rests on, 0 when nothing was measured
/// @param p50Micros half of the exchanges took no longer; percentiles are exact to 3 %
public record RoundTrips(
    long count, long p50Micros, long p95Micros, long p99Micros, long maxMicros) {
  public static final RoundTrips NONE = new RoundTrips(0, 0, 0, 0, 0);
}
