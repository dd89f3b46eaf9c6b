/// Links to the real world: serial ports and sockets.
@NullMarked
package org.cellstation.drivers.link;

import org.jspecify.annotations.NullMarked;
