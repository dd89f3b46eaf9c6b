/// Proof that the journal keeps what it was told and shows what was done to it.
@NullMarked
package org.cellstation.station.journal;

import org.jspecify.annotations.NullMarked;
