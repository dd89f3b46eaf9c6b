/// What the links cost, measured beside others. Not tests: figures belong to a machine.
@NullMarked
package org.cellstation.drivers.bench;

import org.jspecify.annotations.NullMarked;
