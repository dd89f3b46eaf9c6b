/// Ismatec Reglo ICC multi-channel pump.
@NullMarked
package org.cellstation.drivers.ismatec;

import org.jspecify.annotations.NullMarked;
