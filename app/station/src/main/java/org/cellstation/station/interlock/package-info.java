/// Interlocks and permissives of a unit as a cause-and-effect matrix. Begin with {@link
/// org.cellstation.station.interlock.InterlockMatrix}.
@NullMarked
package org.cellstation.station.interlock;

import org.jspecify.annotations.NullMarked;
