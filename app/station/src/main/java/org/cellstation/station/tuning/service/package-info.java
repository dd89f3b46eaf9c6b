/// Tuning help at work on a unit: tests, proposals, applying and taking back. Begin at {@link
/// org.cellstation.station.tuning.service.TuningService}.
@NullMarked
package org.cellstation.station.tuning.service;

import org.jspecify.annotations.NullMarked;
