/// Drivers and simulated instruments against each other, over wires in memory.
@NullMarked
package org.cellstation.app.wire;

import org.jspecify.annotations.NullMarked;
