/// Reproducible randomness.
@NullMarked
package org.cellstation.simulator.random;

import org.jspecify.annotations.NullMarked;
