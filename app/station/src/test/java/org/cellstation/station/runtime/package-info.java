/// What the station keeps in order around the scan.
@NullMarked
package org.cellstation.station.runtime;

import org.jspecify.annotations.NullMarked;
