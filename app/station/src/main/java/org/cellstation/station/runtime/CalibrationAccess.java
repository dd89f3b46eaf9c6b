package org.cellstation.station.runtime;

import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.calibration.CalibrationVessel;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.equipment.ProcessImage;
import org.cellstation.station.equipment.UnitOutputs;

/// One unit as a calibration sees it.
///
/// Owned by the control thread.
record CalibrationAccess(
    UnitRun unit, UnitControl control, UnitOutputs outputs, UnitSupply supply, ProcessImage image)
    implements CalibrationVessel {
  @Override
  public Reading read(String variable) {
    return unit.read(variable);
  }

  @Override
  public String runningBatch() {
    return unit.runningBatch();
  }

  @Override
  public boolean started() {
    return unit.started() && !unit.calibration().waits();
  }

  @Override
  public boolean culture() {
    return unit.culture();
  }

  @Override
  public boolean inManual(String variable) {
    return !control.engaged()
        || control.loops().stream()
            .filter(loop -> loop.variable().equals(variable))
            .allMatch(loop -> loop.mode() == LoopMode.MANUAL);
  }

  @Override
  public void runForCalibration(String output, double mlPerMin, String user) {
    supply.runForCalibration(output, mlPerMin, user);
  }

  @Override
  public void pumpFactor(String output, String variable, double factor) {
    outputs.factor(output, factor);
    VariableConfiguration flow = unit.configuration().variables().get(variable);
    if (flow != null) {
      image.factor(flow.source(), factor);
    }
  }
}
