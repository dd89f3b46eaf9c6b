/// Barcode scanners on a serial line.
@NullMarked
package org.cellstation.drivers.scanner;

import org.jspecify.annotations.NullMarked;
