/// Trends drawn into pixels. Begin at {@link org.cellstation.console.trend.TrendPane}.
@NullMarked
package org.cellstation.console.trend;

import org.jspecify.annotations.NullMarked;
