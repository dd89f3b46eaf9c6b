/// Recipe text in YAML: read, checked whole, every fault listed at once.
@NullMarked
package org.cellstation.recipes.format;

import org.jspecify.annotations.NullMarked;
