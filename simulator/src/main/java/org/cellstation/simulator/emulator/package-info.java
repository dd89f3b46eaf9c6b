/// Instruments answering on the wire, each a server written from its maker's manual.
@NullMarked
package org.cellstation.simulator.emulator;

import org.jspecify.annotations.NullMarked;
