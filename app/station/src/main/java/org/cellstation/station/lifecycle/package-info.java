/// Life cycle of recipe versions: what may follow what, who signs, what a batch for a patient
/// needs. Begin at {@link org.cellstation.station.lifecycle.VersionBook}.
@NullMarked
package org.cellstation.station.lifecycle;

import org.jspecify.annotations.NullMarked;
