/// DeltaOHM HD402ST differential pressure transmitter over Modbus RTU.
@NullMarked
package org.cellstation.drivers.deltaohm;

import org.jspecify.annotations.NullMarked;
