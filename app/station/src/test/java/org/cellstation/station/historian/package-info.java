/// Proof that the historian keeps every reading as it was.
@NullMarked
package org.cellstation.station.historian;

import org.jspecify.annotations.NullMarked;
