/// What the mass-flow controllers of all makers share.
@NullMarked
package org.cellstation.drivers.flow;

import org.jspecify.annotations.NullMarked;
