/// Batches and the batch record.
@NullMarked
package org.cellstation.station.batch;

import org.jspecify.annotations.NullMarked;
