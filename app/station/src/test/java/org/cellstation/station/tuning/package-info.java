/// Tests of tuning.
@NullMarked
package org.cellstation.station.tuning;

import org.jspecify.annotations.NullMarked;
