@NullMarked
package org.cellstation.recipes.library;

import org.jspecify.annotations.NullMarked;
