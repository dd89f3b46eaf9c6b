/// Heidolph overhead stirrers.
@NullMarked
package org.cellstation.drivers.heidolph;

import org.jspecify.annotations.NullMarked;
