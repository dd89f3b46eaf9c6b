@NullMarked
package org.cellstation.recipes.model;

import org.jspecify.annotations.NullMarked;
