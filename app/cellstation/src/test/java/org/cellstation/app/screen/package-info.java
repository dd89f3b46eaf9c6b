/// The whole program behind its real screen.
@NullMarked
package org.cellstation.app.screen;

import org.jspecify.annotations.NullMarked;
