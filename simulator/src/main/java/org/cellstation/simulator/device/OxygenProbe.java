package org.cellstation.simulator.device;

/// What measures dissolved oxygen.
public enum OxygenProbe {
  /// In a port, with a cap that is changed now and then.
  OPTICAL("optical", Sensor.OXYGEN_OPTICAL),
  /// In a port; polarised for hours after each switching on.
  POLAROGRAPHIC("polarographic", Sensor.OXYGEN_POLAROGRAPHIC),
  /// Inside the wall of a single-use vessel, read from outside.
  SPOT("spot", Sensor.OXYGEN_SPOT);

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // draws are records
  private final Sensor sensor;

  OxygenProbe(String text, Sensor sensor) {
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
