/// What an instrument can have calibrated over its line, and what came of it. Begin with
/// `Calibratable`.
@NullMarked
package org.cellstation.drivers.calibration;

import org.jspecify.annotations.NullMarked;
