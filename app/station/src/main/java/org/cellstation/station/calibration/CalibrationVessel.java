package org.cellstation.station.calibration;

import org.cellstation.drivers.reading.Reading;

/// What a calibration has to know of the unit, and may do to it. Control thread only.
public interface CalibrationVessel {
  Reading read(String variable);

  /// Empty when no batch is on the unit that has not ended.
  String runningBatch();

  /// Whether that batch has been started: one that waits for START keeps nobody from calibrating.
  boolean started();

  /// Whether cells are in it.
  boolean culture();

  /// Whether nothing acts on this variable by itself: its loop is in MANUAL, or there is none.
  boolean inManual(String variable);

  /// Runs a pump of the unit, 0 to stop it.
  void runForCalibration(String output, double mlPerMin, String user);

  /// What a pump delivers for each mL it is told.
  void pumpFactor(String output, String variable, double factor);
}
