/// The wire as others speak it: programs from elsewhere against the simulator and the drivers.
@NullMarked
package org.cellstation.app.interop;

import org.jspecify.annotations.NullMarked;
