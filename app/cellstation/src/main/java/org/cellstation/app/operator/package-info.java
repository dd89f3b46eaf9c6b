/// Stands in for the person at the station when a recipe is rehearsed.
@NullMarked
package org.cellstation.app.operator;

import org.jspecify.annotations.NullMarked;
