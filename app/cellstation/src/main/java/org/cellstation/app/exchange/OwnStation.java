package org.cellstation.app.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.cellstation.app.assembly.CataloguePorts;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.assembly.SimulatedConfiguration;
import org.cellstation.simulator.Equipment;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfigurationReader;

/// The equipment that a package is compared with: the station of a data directory, or the simulated
/// skids where there is none yet. Read only; no instrument is talked to.
public record OwnStation(String title, StationConfiguration configuration) {
  /// Where the address of a bus stands.
  private static final Pattern BUS = Pattern.compile("\\$\\{[^}]*}");

  /// The station that is described in the data directory.
  ///
  /// @throws InputException with every fault of its configuration
  public static Optional<OwnStation> described(Path data) throws InputException, IOException {
    Path file = data.resolve("station.yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      StationConfiguration read =
          StationConfigurationReader.read(
              "station.yaml", Files.readAllBytes(file), CataloguePorts.withProfiles(data));
      return Optional.of(new OwnStation(read.name(), read));
    } catch (ConfigurationException faults) {
      throw new InputException(
          "The station in " + data + " cannot be compared with, because of its configuration:",
          faults.faults().stream().map(Object::toString).toList());
    }
  }

  /// Every skid that this program can simulate.
  public static List<OwnStation> simulated() {
    List<OwnStation> skids = new ArrayList<>();
    for (Equipment equipment : Equipment.values()) {
      String text = new String(SimulatedConfiguration.at(equipment, Map.of()), UTF_8);
      try {
        skids.add(
            new OwnStation(
                "simulated skid " + equipment,
                StationConfigurationReader.read(
                    SimulatedConfiguration.file(equipment),
                    addressed(text).getBytes(UTF_8),
                    new CataloguePorts())));
      } catch (ConfigurationException faults) {
        throw new IllegalStateException("a shipped configuration has faults", faults);
      }
    }
    return skids;
  }

  /// Each bus behind a port of its own; nobody opens them.
  private static String addressed(String text) {
    AtomicInteger port = new AtomicInteger(502);
    return BUS.matcher(text).replaceAll(bus -> "tcp:127.0.0.1:" + port.getAndIncrement());
  }
}
