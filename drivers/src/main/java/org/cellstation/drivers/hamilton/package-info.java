/// Hamilton Arc sensors (pH Arc, VisiFerm DO Arc) over Modbus RTU.
@NullMarked
package org.cellstation.drivers.hamilton;

import org.jspecify.annotations.NullMarked;
