/// Changes to a recipe's text that touch only what they mean, comments and layout being the
/// author's; begin at {@link org.cellstation.recipes.edit.RecipeEdits}.
@NullMarked
package org.cellstation.recipes.edit;

import org.jspecify.annotations.NullMarked;
