/// Masterflex L/S pumps on the Linkable Instrument Network.
@NullMarked
package org.cellstation.drivers.masterflex;

import org.jspecify.annotations.NullMarked;
