/// Huber thermostats over PB commands.
@NullMarked
package org.cellstation.drivers.huber;

import org.jspecify.annotations.NullMarked;
