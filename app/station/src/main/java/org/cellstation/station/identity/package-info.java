/// People, roles, passwords, sessions. Begin at {@link org.cellstation.station.identity.People};
/// who may do what is the table in {@link org.cellstation.station.identity.Permission}.
@NullMarked
package org.cellstation.station.identity;

import org.jspecify.annotations.NullMarked;
