/// Labels of materials: what a code says, and whether it may be used.
@NullMarked
package org.cellstation.station.material;

import org.jspecify.annotations.NullMarked;
