package org.cellstation.station.interlock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row at one instant.
///
/// @param since when it took its state
/// @param firstOut it tripped while all others were normal, and something is still tripped
/// @param acting of each effect, in the order of the definition, whether it is had now
/// @param bypassedUntil null when it is not bypassed
public record InterlockStatus(
    Interlock row,
    InterlockState state,
    Instant since,
    boolean firstOut,
    boolean present,
    List<Boolean> acting,
    @Nullable Instant bypassedUntil,
    String bypassReason) {}
