/// What the culture stands in: transfer of gas and heat.
@NullMarked
package org.cellstation.simulator.vessel;

import org.jspecify.annotations.NullMarked;
