package org.cellstation.drivers.bench;

/// What one client did in one round.
record Round(double exchangesPerSecond, double p50Micros, double p99Micros) {}
