/// The ISA-88 procedural model of a recipe: what to do, with which parameters.
@NullMarked
package org.cellstation.recipes.model;

import org.jspecify.annotations.NullMarked;
