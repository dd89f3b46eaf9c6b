/// From a configured model name to an instrument, from a configured address to a link.
@NullMarked
package org.cellstation.drivers.catalogue;

import org.jspecify.annotations.NullMarked;
