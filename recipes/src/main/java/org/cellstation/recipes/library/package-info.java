/// The recipes that ship with the product. Begin at {@link
/// org.cellstation.recipes.library.RecipeLibrary}.
@NullMarked
package org.cellstation.recipes.library;

import org.jspecify.annotations.NullMarked;
