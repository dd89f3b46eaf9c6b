/// View models: what the screens say, as values; knows no scene graph. Begin at {@link
/// org.cellstation.console.model.UnitPicture}.
@NullMarked
package org.cellstation.console.model;

import org.jspecify.annotations.NullMarked;
