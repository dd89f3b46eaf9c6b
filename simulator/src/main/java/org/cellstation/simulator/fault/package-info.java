/// What can go wrong on the skid.
@NullMarked
package org.cellstation.simulator.fault;

import org.jspecify.annotations.NullMarked;
