/// Vaisala carbon dioxide probes over Modbus RTU.
@NullMarked
package org.cellstation.drivers.vaisala;

import org.jspecify.annotations.NullMarked;
