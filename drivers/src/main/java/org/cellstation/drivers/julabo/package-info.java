/// Julabo circulators over their text commands.
@NullMarked
package org.cellstation.drivers.julabo;

import org.jspecify.annotations.NullMarked;
