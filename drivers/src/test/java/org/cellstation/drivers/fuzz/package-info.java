/// Nonsense on the wire, by chance and guided by coverage.
@NullMarked
package org.cellstation.drivers.fuzz;

import org.jspecify.annotations.NullMarked;
