/// The program: command line, composition root, virtual station.
@NullMarked
package org.cellstation.app;

import org.jspecify.annotations.NullMarked;
