/// One owner per physical bus: links, exchanges, back-off. Begin at {@link
/// org.cellstation.drivers.bus.Bus}.
@NullMarked
package org.cellstation.drivers.bus;

import org.jspecify.annotations.NullMarked;
