/// Loops: PID, split range, modes, safe outputs.
@NullMarked
package org.cellstation.station.control;

import org.jspecify.annotations.NullMarked;
