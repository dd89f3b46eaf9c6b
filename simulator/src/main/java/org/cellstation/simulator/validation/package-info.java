/// Published end points against simulated donors. Begin at {@link
/// org.cellstation.simulator.validation.Validation}.
@NullMarked
package org.cellstation.simulator.validation;

import org.jspecify.annotations.NullMarked;
