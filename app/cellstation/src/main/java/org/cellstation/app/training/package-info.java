/// A console in front of the bundled simulator: bench, bags and faults for people who learn.
@NullMarked
package org.cellstation.app.training;

import org.jspecify.annotations.NullMarked;
