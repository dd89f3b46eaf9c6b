/// Every reading, kept in files. Begin at {@link org.cellstation.station.historian.Historian}; the
/// formats are described at {@link org.cellstation.station.historian.Wal}, {@link
/// org.cellstation.station.historian.Block} and {@link
/// org.cellstation.station.historian.SealedFile}.
@NullMarked
package org.cellstation.station.historian;

import org.jspecify.annotations.NullMarked;
