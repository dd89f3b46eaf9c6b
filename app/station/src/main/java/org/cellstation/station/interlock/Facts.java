package org.cellstation.station.interlock;

import org.cellstation.drivers.reading.Reading;

/// What causes are judged by. Asked on the control thread, once each scan.
public interface Facts {
  /// The newest reading of a variable, never null: `BAD` when there is none.
  Reading read(String variable);

  /// What a loop aims at, `NaN` when at nothing.
  double setpoint(String loop);

  /// The most that may be in the vessel by the volume balance, g; `NaN` when it does not know.
  double content();

  boolean is(Situation situation);
}
