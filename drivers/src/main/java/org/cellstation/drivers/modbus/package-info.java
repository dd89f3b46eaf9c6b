/// Modbus framing and messages, RTU and TCP.
@NullMarked
package org.cellstation.drivers.modbus;

import org.jspecify.annotations.NullMarked;
