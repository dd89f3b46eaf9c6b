/// Honest values: what an instrument said, in which unit, how good it is, when and where from.
@NullMarked
package org.cellstation.drivers.reading;

import org.jspecify.annotations.NullMarked;
