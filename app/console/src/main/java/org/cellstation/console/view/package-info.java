/// Screens and the frame around them. Begin at {@link org.cellstation.console.view.Frame}.
@NullMarked
package org.cellstation.console.view;

import org.jspecify.annotations.NullMarked;
