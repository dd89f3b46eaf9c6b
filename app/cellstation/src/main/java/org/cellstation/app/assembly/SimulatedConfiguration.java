package org.cellstation.app.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// The configuration of a station whose instruments are simulated: the shipped file with the
/// addresses at which they answer.
public final class SimulatedConfiguration {
  private static final String RESOURCE = "simulated-station.yaml";

  private SimulatedConfiguration() {}

  /// @param addresses by bus id
  public static byte[] at(Map<String, String> addresses) {
    String text;
    try (InputStream in =
        Objects.requireNonNull(
            SimulatedConfiguration.class.getResourceAsStream(RESOURCE), RESOURCE)) {
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
