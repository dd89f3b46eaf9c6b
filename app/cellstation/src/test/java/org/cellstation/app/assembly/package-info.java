/// Tests of how a station is put together.
@NullMarked
package org.cellstation.app.assembly;

import org.jspecify.annotations.NullMarked;
