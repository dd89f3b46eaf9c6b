/// The unit screen and its parts. Begin at {@link org.cellstation.console.unit.UnitScreen}.
@NullMarked
package org.cellstation.console.unit;

import org.jspecify.annotations.NullMarked;
