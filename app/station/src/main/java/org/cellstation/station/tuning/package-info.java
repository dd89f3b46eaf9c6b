/// How a loop is tuned: process models and their simulation, tuning rules, the published benchmark,
/// step and relay tests. Begin at {@link org.cellstation.station.tuning.ProcessModel}.
@NullMarked
package org.cellstation.station.tuning;

import org.jspecify.annotations.NullMarked;
