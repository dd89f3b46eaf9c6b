/// What a console or a script may see and ask. Begin at {@link
/// org.cellstation.station.api.Station}.
@NullMarked
package org.cellstation.station.api;

import org.jspecify.annotations.NullMarked;
