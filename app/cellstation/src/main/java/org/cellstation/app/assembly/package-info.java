/// The composition root: data directory, configuration, buses, station.
@NullMarked
package org.cellstation.app.assembly;

import org.jspecify.annotations.NullMarked;
