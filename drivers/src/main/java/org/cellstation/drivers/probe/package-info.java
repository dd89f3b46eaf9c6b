/// Finds out what answers on unknown lines. Begin at {@link org.cellstation.drivers.probe.Search}.
@NullMarked
package org.cellstation.drivers.probe;

import org.jspecify.annotations.NullMarked;
