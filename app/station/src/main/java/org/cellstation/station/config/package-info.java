/// The station's configuration file, checked whole.
@NullMarked
package org.cellstation.station.config;

import org.jspecify.annotations.NullMarked;
