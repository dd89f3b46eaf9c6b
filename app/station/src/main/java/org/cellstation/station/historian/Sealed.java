package org.cellstation.station.historian;

import java.time.Instant;

/// A finished file of the historian.
///
/// @param sha256 of all its bytes, hex
/// @param from instant of its earliest reading
/// @param to instant of its latest reading
public record Sealed(String file, String sha256, Instant from, Instant to) {}
