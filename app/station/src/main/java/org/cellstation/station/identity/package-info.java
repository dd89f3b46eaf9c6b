/// People, roles, passwords, sessions.
@NullMarked
package org.cellstation.station.identity;

import org.jspecify.annotations.NullMarked;
