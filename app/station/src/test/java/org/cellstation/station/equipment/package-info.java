/// What a unit measures.
@NullMarked
package org.cellstation.station.equipment;

import org.jspecify.annotations.NullMarked;
