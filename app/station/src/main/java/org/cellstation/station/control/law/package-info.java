/// Control laws as pure state machines: no clock, no names, no wires. Time steps are given, results
/// are read by accessors, a step allocates nothing. Begin at {@link
/// org.cellstation.station.control.law.Pid}.
///
/// Every number that goes in must be finite: a loop decides what to do without a good process
/// variable, a law refuses `NaN` with an `IllegalArgumentException` and stays as it was.
@NullMarked
package org.cellstation.station.control.law;

import org.jspecify.annotations.NullMarked;
