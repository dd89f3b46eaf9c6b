/// Real processes that are killed.
@NullMarked
package org.cellstation.app.kill;

import org.jspecify.annotations.NullMarked;
