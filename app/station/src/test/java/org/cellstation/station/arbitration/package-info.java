/// Tests of arbitration.
@NullMarked
package org.cellstation.station.arbitration;

import org.jspecify.annotations.NullMarked;
