/// Tests of the whole program.
@NullMarked
package org.cellstation.app;

import org.jspecify.annotations.NullMarked;
