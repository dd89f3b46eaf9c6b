/// Proof that only the right person gets in, and may do only what their role allows.
@NullMarked
package org.cellstation.station.identity;

import org.jspecify.annotations.NullMarked;
