/// How well loops did: figures computed scan by scan. Begin at {@link
/// org.cellstation.station.performance.LoopMeter}.
@NullMarked
package org.cellstation.station.performance;

import org.jspecify.annotations.NullMarked;
