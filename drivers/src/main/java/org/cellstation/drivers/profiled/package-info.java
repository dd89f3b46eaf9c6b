/// Drivers that do what a profile says: {@link org.cellstation.drivers.profiled.ProfiledModbus} and
/// {@link org.cellstation.drivers.profiled.ProfiledText}.
@NullMarked
package org.cellstation.drivers.profiled;

import org.jspecify.annotations.NullMarked;
