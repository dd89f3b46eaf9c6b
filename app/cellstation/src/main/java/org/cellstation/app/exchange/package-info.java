/// What a site needs to exchange recipes: its key, the keys it accepts, and whether its equipment
/// fits. Begin at {@link org.cellstation.app.exchange.SiteKeys}.
@NullMarked
package org.cellstation.app.exchange;

import org.jspecify.annotations.NullMarked;
