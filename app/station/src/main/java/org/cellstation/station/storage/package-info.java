/// Files as the journal and the historian need them, behind a port.
@NullMarked
package org.cellstation.station.storage;

import org.jspecify.annotations.NullMarked;
