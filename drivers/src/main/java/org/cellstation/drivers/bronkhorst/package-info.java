/// Bronkhorst mass-flow controllers over Modbus TCP.
@NullMarked
package org.cellstation.drivers.bronkhorst;

import org.jspecify.annotations.NullMarked;
