/// Omron E5CC temperature controller over Modbus RTU.
@NullMarked
package org.cellstation.drivers.omron;

import org.jspecify.annotations.NullMarked;
