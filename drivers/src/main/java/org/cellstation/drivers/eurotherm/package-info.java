/// Eurotherm 2000 and 3000 series controllers over Modbus RTU or EI-Bisynch.
@NullMarked
package org.cellstation.drivers.eurotherm;

import org.jspecify.annotations.NullMarked;
