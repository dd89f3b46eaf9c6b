/// Bronkhorst mass-flow controllers over Modbus and over ProPar.
@NullMarked
package org.cellstation.drivers.bronkhorst;

import org.jspecify.annotations.NullMarked;
