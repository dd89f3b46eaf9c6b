package org.cellstation.station.tuning;

/// What is compared of a benchmark row; the names of the columns that hold published values.
public enum BenchmarkFigure {
  KC("Kc"),
  TI("Ti"),
  TD("Td"),
  KI("Ki"),
  KU("Ku"),
  PU("Pu"),
  MS("Ms"),
  GAIN_MARGIN("gain margin"),
  PHASE_MARGIN("phase margin"),
  SP_IAE("SP IAE"),
  SP_ISE("SP ISE"),
  OVERSHOOT("overshoot %"),
  SETTLE("settle 2 %"),
  SP_TRAVEL("SP travel"),
  LOAD_IAE("load IAE"),
  LOAD_PEAK("load peak"),
  LOAD_TRAVEL("load travel");

  private final String column;

  BenchmarkFigure(String column) {
    this.column = column;
  }

  public String column() {
    return column;
  }
}
