/// A station's buses and a simulated skid while links and instruments fail at random.
@NullMarked
package org.cellstation.app.chaos;

import org.jspecify.annotations.NullMarked;
