package org.cellstation.station.calibration;

import java.time.Instant;
import java.util.Optional;
import org.cellstation.station.api.Calibrations.Guide;
import org.cellstation.station.api.Calibrations.Method;

/// A calibration that a person is being led through. Control thread only.
interface Guided {
  Method method();

  /// Once a scan.
  void scan(Instant now);

  /// The person says that the step is done.
  ///
  /// @return empty, or why it is not
  Optional<String> confirm(int step, double value, Instant now);

  /// Ends it before its end: what it moves stands still.
  void abandon();

  /// What came of it, once it is over.
  Optional<CalibrationRules.Verdict> verdict();

  Guide guide(CalibrationBook book);
}
