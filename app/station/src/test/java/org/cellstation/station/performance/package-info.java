/// Tests of loop performance.
@NullMarked
package org.cellstation.station.performance;

import org.jspecify.annotations.NullMarked;
