/// LAMBDA pumps.
@NullMarked
package org.cellstation.drivers.lambda;

import org.jspecify.annotations.NullMarked;
