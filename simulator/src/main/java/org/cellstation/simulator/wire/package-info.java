/// Real wires: pseudo-terminals and loopback sockets.
@NullMarked
package org.cellstation.simulator.wire;

import org.jspecify.annotations.NullMarked;
