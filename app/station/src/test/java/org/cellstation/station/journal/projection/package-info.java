/// Proof that the tables can be lost.
@NullMarked
package org.cellstation.station.journal.projection;

import org.jspecify.annotations.NullMarked;
