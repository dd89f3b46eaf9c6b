/// Stories of phases on a bag that is only a weight and some pumps.
@NullMarked
package org.cellstation.station.phase;

import org.jspecify.annotations.NullMarked;
