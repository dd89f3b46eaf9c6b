/// The whole station in one thread and virtual time: every crank is turned by hand.
@NullMarked
package org.cellstation.app.virtual;

import org.jspecify.annotations.NullMarked;
