/// Rehearsals of recipes before they touch cells.
@NullMarked
package org.cellstation.app.rehearsal;

import org.jspecify.annotations.NullMarked;
