/// Loops: PID, split range, modes, safe outputs. Begin at {@link
/// org.cellstation.station.control.UnitControl}.
@NullMarked
package org.cellstation.station.control;

import org.jspecify.annotations.NullMarked;
