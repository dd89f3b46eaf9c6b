/// Zebra label printers over ZPL II.
@NullMarked
package org.cellstation.drivers.zebra;

import org.jspecify.annotations.NullMarked;
