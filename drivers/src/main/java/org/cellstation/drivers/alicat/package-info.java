/// Alicat mass-flow controllers over their ASCII protocol.
@NullMarked
package org.cellstation.drivers.alicat;

import org.jspecify.annotations.NullMarked;
