package org.cellstation.simulator.validation;

/// One published number, and where in a run it is looked for.
///
/// @param id unique in its file
/// @param quantity what is measured
/// @param from,to hours; the end point is at `to`
/// @param reach total viable cells, 1e9, for the time to reach them
/// @param against id of the run to whose value this one is set in proportion, donor by donor; empty
///   where it stands alone
/// @param published value; NaN where only a bound was
/// @param spread its standard deviation; NaN where none was
/// @param mark how sure: L, C, F, G or U
public record Measure(
    String id,
    Quantity quantity,
    double from,
    double to,
    double reach,
    String against,
    double published,
    double spread,
    Tolerance tolerance,
    String mark) {}
