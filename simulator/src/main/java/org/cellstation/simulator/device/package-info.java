/// What real devices make of the truth: measuring chains, pumps, valves.
@NullMarked
package org.cellstation.simulator.device;

import org.jspecify.annotations.NullMarked;
