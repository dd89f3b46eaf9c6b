@NullMarked
package org.cellstation.recipes.format;

import org.jspecify.annotations.NullMarked;
