/// What lives in the liquid: cells and the donors they come from.
@NullMarked
package org.cellstation.simulator.culture;

import org.jspecify.annotations.NullMarked;
