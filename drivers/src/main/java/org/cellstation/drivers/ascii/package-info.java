/// What the text protocols share: where a line ends, its words, its numbers.
@NullMarked
package org.cellstation.drivers.ascii;

import org.jspecify.annotations.NullMarked;
