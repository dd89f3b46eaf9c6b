/// Tests of the station on real wires and threads.
@NullMarked
package org.cellstation.app.assembly;

import org.jspecify.annotations.NullMarked;
