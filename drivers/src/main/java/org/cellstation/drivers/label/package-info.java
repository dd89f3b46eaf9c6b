/// Labels as they are asked for, whatever prints them.
@NullMarked
package org.cellstation.drivers.label;

import org.jspecify.annotations.NullMarked;
