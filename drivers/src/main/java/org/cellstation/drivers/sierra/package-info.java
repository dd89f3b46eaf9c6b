/// Sierra mass-flow controllers over ASCII lines with a binary checksum.
@NullMarked
package org.cellstation.drivers.sierra;

import org.jspecify.annotations.NullMarked;
