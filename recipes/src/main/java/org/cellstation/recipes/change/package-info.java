/// What differs between two recipes in the process, and what a recipe looks like at a glance. Begin
/// at {@link org.cellstation.recipes.change.RecipeChanges}.
@NullMarked
package org.cellstation.recipes.change;

import org.jspecify.annotations.NullMarked;
