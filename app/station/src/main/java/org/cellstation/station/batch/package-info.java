/// The batch record, made from the journal. Begin at {@link
/// org.cellstation.station.batch.RecordAssembly}.
@NullMarked
package org.cellstation.station.batch;

import org.jspecify.annotations.NullMarked;
