/// What a search for instruments found, for people, for scripts, and as the beginning of a
/// station's configuration.
@NullMarked
package org.cellstation.app.inventory;

import org.jspecify.annotations.NullMarked;
