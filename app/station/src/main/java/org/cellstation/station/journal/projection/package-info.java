/// Tables made from the journal for quick questions; they can be deleted at any time. Begin at
/// {@link org.cellstation.station.journal.projection.Projection}.
@NullMarked
package org.cellstation.station.journal.projection;

import org.jspecify.annotations.NullMarked;
