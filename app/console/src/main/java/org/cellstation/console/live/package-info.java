/// From the control thread to the screen. Begin at {@link org.cellstation.console.live.Bridge}.
@NullMarked
package org.cellstation.console.live;

import org.jspecify.annotations.NullMarked;
