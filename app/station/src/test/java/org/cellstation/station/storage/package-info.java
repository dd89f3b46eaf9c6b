/// A disk that can fill up, tear writes and lose power.
@NullMarked
package org.cellstation.station.storage;

import org.jspecify.annotations.NullMarked;
