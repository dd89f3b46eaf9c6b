/// A console in front of the bundled simulator.
@NullMarked
package org.cellstation.app.training;

import org.jspecify.annotations.NullMarked;
