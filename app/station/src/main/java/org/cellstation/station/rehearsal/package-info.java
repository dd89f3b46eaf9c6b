/// Rehearsals that a person begins at the station. Begin at `RehearsalDesk`.
@NullMarked
package org.cellstation.station.rehearsal;

import org.jspecify.annotations.NullMarked;
