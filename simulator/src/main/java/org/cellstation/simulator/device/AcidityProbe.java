package org.cellstation.simulator.device;

/// What measures pH.
public enum AcidityProbe {
  /// An electrode in a port.
  GLASS("glass", Sensor.ACIDITY_GLASS),
  /// The same, as conservative models have it.
  SLOW_GLASS("slow-glass", Sensor.ACIDITY_GLASS_SLOW),
  /// Inside the wall of a single-use vessel, read from outside.
  SPOT("spot", Sensor.ACIDITY_SPOT);

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // draws are records
  private final Sensor sensor;

  AcidityProbe(String text, Sensor sensor) {
    this.text = text;
    this.sensor = sensor;
  }

  public Sensor sensor() {
    return sensor;
  }

  /// The name in commands.
  @Override
  public String toString() {
    return text;
  }
}
