/// Tests of what is printed.
@NullMarked
package org.cellstation.station.paper;

import org.jspecify.annotations.NullMarked;
