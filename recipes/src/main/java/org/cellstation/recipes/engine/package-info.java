/// Runs a procedure. Begin at {@link org.cellstation.recipes.engine.ProcedureEngine}.
@NullMarked
package org.cellstation.recipes.engine;

import org.jspecify.annotations.NullMarked;
