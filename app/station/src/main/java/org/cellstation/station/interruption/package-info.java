/// What happened to a unit while the program was away: {@link
/// org.cellstation.station.interruption.GapWatch} looks, {@link
/// org.cellstation.station.interruption.ResumeRule} decides.
@NullMarked
package org.cellstation.station.interruption;

import org.jspecify.annotations.NullMarked;
