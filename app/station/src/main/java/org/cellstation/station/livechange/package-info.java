/// Changes of the recipe of a running batch, as the journal holds them. Begin at `ChangeBook`.
@NullMarked
package org.cellstation.station.livechange;

import org.jspecify.annotations.NullMarked;
