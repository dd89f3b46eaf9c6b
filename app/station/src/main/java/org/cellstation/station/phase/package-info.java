/// How each recipe phase is done on a unit.
@NullMarked
package org.cellstation.station.phase;

import org.jspecify.annotations.NullMarked;
