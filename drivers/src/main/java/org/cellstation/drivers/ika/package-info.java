/// IKA laboratory devices over NAMUR commands.
@NullMarked
package org.cellstation.drivers.ika;

import org.jspecify.annotations.NullMarked;
