/// Lighthouse airborne particle counters over Modbus RTU or TCP.
@NullMarked
package org.cellstation.drivers.lighthouse;

import org.jspecify.annotations.NullMarked;
