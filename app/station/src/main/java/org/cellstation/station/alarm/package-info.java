/// ISA-18.2 alarms. Begin at {@link org.cellstation.station.alarm.AlarmEngine}.
@NullMarked
package org.cellstation.station.alarm;

import org.jspecify.annotations.NullMarked;
