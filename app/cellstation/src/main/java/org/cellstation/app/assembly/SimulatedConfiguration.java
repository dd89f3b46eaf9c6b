package org.cellstation.app.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.cellstation.simulator.Equipment;

/// The configurations of stations whose instruments are simulated: the shipped files with the
/// addresses at which they answer.
public final class SimulatedConfiguration {
  private SimulatedConfiguration() {}

  /// The file for a skid, as faults call it.
  public static String file(Equipment equipment) {
    return switch (equipment) {
      case SIX_LINES -> "simulated-station.yaml";
      case CLEANROOM -> "cleanroom-station.yaml";
      case STIRRED_TANK -> "stirred-tank-station.yaml";
      case HOLLOW_FIBRE -> "hollow-fibre-station.yaml";
      case STATIC -> "static-station.yaml";
    };
  }

  /// For the skid on six lines.
  ///
  /// @param addresses by bus id
  public static byte[] at(Map<String, String> addresses) {
    return at(Equipment.SIX_LINES, addresses);
  }

  /// @param addresses by bus id
  public static byte[] at(Equipment equipment, Map<String, String> addresses) {
    String resource = file(equipment);
    String text;
    try (InputStream in =
        Objects.requireNonNull(
            SimulatedConfiguration.class.getResourceAsStream(resource), resource)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    for (Map.Entry<String, String> bus : addresses.entrySet()) {
      text = text.replace("${" + bus.getKey() + "}", bus.getValue());
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
