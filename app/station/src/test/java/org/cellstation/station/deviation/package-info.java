/// Tests of deviations.
@NullMarked
package org.cellstation.station.deviation;

import org.jspecify.annotations.NullMarked;
