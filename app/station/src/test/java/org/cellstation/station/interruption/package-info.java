/// Tests of what is found after the program was away.
@NullMarked
package org.cellstation.station.interruption;

import org.jspecify.annotations.NullMarked;
