/// Draws procedure function charts: of a recipe that is written, and of a batch that runs.
@NullMarked
package org.cellstation.console.chart;

import org.jspecify.annotations.NullMarked;
