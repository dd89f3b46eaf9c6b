/// Instruments described as data: what a site's profile file says, in plain records. Begin at
/// {@link org.cellstation.drivers.profile.InstrumentProfile}. The driver in `drivers.profiled` and
/// the simulated twin read the same records, and each has a codec of its own.
@NullMarked
package org.cellstation.drivers.profile;

import org.jspecify.annotations.NullMarked;
