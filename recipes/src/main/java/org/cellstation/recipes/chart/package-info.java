/// What a procedure function chart shows and where each part of it stands; begin at {@link
/// org.cellstation.recipes.chart.ChartLayout}.
@NullMarked
package org.cellstation.recipes.chart;

import org.jspecify.annotations.NullMarked;
