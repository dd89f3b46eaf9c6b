/// ISA-18.2 alarms.
@NullMarked
package org.cellstation.station.alarm;

import org.jspecify.annotations.NullMarked;
