/// Deviations of batches: raised by the station, explained by people, closed by QA. Begin at {@link
/// org.cellstation.station.deviation.DeviationBook}.
@NullMarked
package org.cellstation.station.deviation;

import org.jspecify.annotations.NullMarked;
