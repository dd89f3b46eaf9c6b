/// Sensirion mass-flow controllers over SHDLC.
@NullMarked
package org.cellstation.drivers.sensirion;

import org.jspecify.annotations.NullMarked;
