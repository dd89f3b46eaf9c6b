/// What a recipe will take, by calculation alone. Begin at {@link
/// org.cellstation.recipes.estimate.PhaseEstimate}.
@NullMarked
package org.cellstation.recipes.estimate;

import org.jspecify.annotations.NullMarked;
