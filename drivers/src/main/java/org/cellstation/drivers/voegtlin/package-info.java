/// Vögtlin red-y smart mass-flow controllers over Modbus RTU.
@NullMarked
package org.cellstation.drivers.voegtlin;

import org.jspecify.annotations.NullMarked;
