/// Units, their inputs and outputs, and the process image.
@NullMarked
package org.cellstation.station.equipment;

import org.jspecify.annotations.NullMarked;
