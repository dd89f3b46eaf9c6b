/// Watson-Marlow case pumps, over their basic and their enhanced serial protocol.
@NullMarked
package org.cellstation.drivers.watsonmarlow;

import org.jspecify.annotations.NullMarked;
