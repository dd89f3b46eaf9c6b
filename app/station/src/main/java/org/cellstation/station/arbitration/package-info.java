/// Who may use what several batches want: units and shared equipment.
@NullMarked
package org.cellstation.station.arbitration;

import org.jspecify.annotations.NullMarked;
