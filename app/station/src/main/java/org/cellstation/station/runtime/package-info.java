/// The control thread and everything it owns. Begin at {@link
/// org.cellstation.station.runtime.ControlThread}.
@NullMarked
package org.cellstation.station.runtime;

import org.jspecify.annotations.NullMarked;
