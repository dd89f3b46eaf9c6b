/// Every reading, kept in files.
@NullMarked
package org.cellstation.station.historian;

import org.jspecify.annotations.NullMarked;
