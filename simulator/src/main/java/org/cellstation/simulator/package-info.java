/// The skid that stands in for all hardware. Begin at {@link org.cellstation.simulator.Skid}
/// (turned by hand) or {@link org.cellstation.simulator.Simulator} (behind real wires).
@NullMarked
package org.cellstation.simulator;

import org.jspecify.annotations.NullMarked;
