/// Uninterruptible power supplies through a NUT server.
@NullMarked
package org.cellstation.drivers.nut;

import org.jspecify.annotations.NullMarked;
