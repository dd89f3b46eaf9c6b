/// Physics only: cells, gas, pH, heat, probes. Steps of state, no clock, no device.
@NullMarked
package org.cellstation.simulator.plant;

import org.jspecify.annotations.NullMarked;
