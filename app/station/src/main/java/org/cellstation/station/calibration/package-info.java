/// Calibration: what has to be calibrated and how well, guiding a person through it, and what the
/// journal says about it. Begin with `CalibrationService`; the rules are in `CalibrationRules`.
@NullMarked
package org.cellstation.station.calibration;

import org.jspecify.annotations.NullMarked;
