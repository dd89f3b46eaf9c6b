/// Tests of the whole program.
@NullMarked
package org.cellstation.app.virtual;

import org.jspecify.annotations.NullMarked;
