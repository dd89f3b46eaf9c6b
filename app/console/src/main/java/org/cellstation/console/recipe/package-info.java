/// The recipe editor: chart and text of one recipe side by side; begin at {@link
/// org.cellstation.console.recipe.EditorScreen}.
@NullMarked
package org.cellstation.console.recipe;

import org.jspecify.annotations.NullMarked;
