package org.cellstation.drivers.eurotherm;

/// What one poll learns of the loop.
///
/// @param processValue degC
/// @param targetSetPoint degC
/// @param workingSetPoint degC; the one in force, on its way to the target
/// @param output %
record LoopState(
    double processValue, double targetSetPoint, double workingSetPoint, double output) {}
