/// What records and reports are printed with. Begin at {@link org.cellstation.station.paper.Paper}.
@NullMarked
package org.cellstation.station.paper;

import org.jspecify.annotations.NullMarked;
