/// What happened: the append-only, hash-chained journal and the projections made from it.
@NullMarked
package org.cellstation.station.journal;

import org.jspecify.annotations.NullMarked;
