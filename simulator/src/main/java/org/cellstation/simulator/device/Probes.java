package org.cellstation.simulator.device;

/// Which kinds of probe stand at a vessel. What is read through a wall stays there, and so does the
/// thermometer beside it.
public record Probes(OxygenProbe oxygen, AcidityProbe acidity) {
  /// In ports: what every skid comes with.
  public static final Probes REUSABLE = new Probes(OxygenProbe.OPTICAL, AcidityProbe.GLASS);

  /// Whether the oxygen probe cannot be taken out.
  public boolean oxygenFixed() {
    return oxygen == OxygenProbe.SPOT;
  }

  /// Whether the pH probe cannot be taken out.
  public boolean acidityFixed() {
    return acidity == AcidityProbe.SPOT;
  }

  /// What measures temperature at the oxygen probe.
  public Sensor oxygenTemperature() {
    return oxygenFixed() ? Sensor.TEMPERATURE_THROUGH_WALL : Sensor.TEMPERATURE;
  }

  /// What measures temperature at the pH probe.
  public Sensor acidityTemperature() {
    return acidityFixed() ? Sensor.TEMPERATURE_THROUGH_WALL : Sensor.TEMPERATURE;
  }
}
