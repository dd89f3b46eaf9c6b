@NullMarked
package org.cellstation.recipes.engine;

import org.jspecify.annotations.NullMarked;
