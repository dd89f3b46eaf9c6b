/// The operator console.
@NullMarked
package org.cellstation.console;

import org.jspecify.annotations.NullMarked;
