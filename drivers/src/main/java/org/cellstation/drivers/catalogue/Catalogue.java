package org.cellstation.drivers.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.link.Rfc2217Address;
import org.cellstation.drivers.link.Rfc2217Link;
import org.cellstation.drivers.link.SerialAddress;
import org.cellstation.drivers.link.SerialLink;
import org.cellstation.drivers.link.TcpAddress;
import org.cellstation.drivers.link.TcpLink;

/// What a station configuration may name: models with their options, and link addresses. Nothing is
/// opened here.
public final class Catalogue {
  private static final List<Model> MODELS =
      Stream.of(
              ProbeModels.ALL,
              GasModels.ALL,
              TemperatureModels.ALL,
              WeighingModels.ALL,
              PumpModels.ALL,
              AgitationModels.ALL,
              RoomModels.ALL,
              HandlingModels.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
  private static final String WINDOWS_DEVICE = "\\\\.\\";

  private Catalogue() {}

  /// The model names, in the order in which they are shown.
  public static List<String> models() {
    return MODELS.stream().map(Model::name).toList();
  }

  /// How a model leaves the factory.
  ///
  /// @throws IllegalArgumentException for an unknown model
  public static Wiring wiring(String model) {
    return known(model, model).wiring();
  }

  private static Model known(String model, String where) {
    for (Model known : MODELS) {
      if (known.name().equals(model)) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        where + ": unknown model " + model + "; allowed are " + models());
  }

  /// Options of every model: `period`, `timeout`, `gap` (ISO 8601 durations), `retries` (0 or 1).
  /// `address` where several units share a bus. What further ones a model has stands in its line of
  /// the table of models in `docs/configuration.md`.
  ///
  /// @param id equipment tag
  /// @throws IllegalArgumentException for an unknown model or option or a bad value, saying what is
  ///   allowed
  public static Instrument instrument(String model, String id, Map<String, String> options) {
    return known(model, id).create(id, options);
  }

  /// By what an instrument with these options is told from others on its line, empty for one that
  /// answers whatever is said there.
  ///
  /// @throws IllegalArgumentException as when it is made
  public static String address(String model, Map<String, String> options) {
    return known(model, model).address(options);
  }

  /// What is behind an address, one text however it is written; two links to it would take each
  /// other's answers.
  ///
  /// @throws IllegalArgumentException saying what is wrong and what is allowed
  public static String port(String address) {
    if (address.startsWith(SerialAddress.SCHEME)) {
      return serialPort(SerialAddress.parse(address).port());
    }
    TcpAddress server =
        address.startsWith(Rfc2217Address.SCHEME)
            ? Rfc2217Address.parse(address).server()
            : TcpAddress.parse(address);
    String host = server.host().toLowerCase(Locale.ROOT);
    return (LOCAL.contains(host) ? "localhost" : host) + ":" + server.port();
  }

  /// Windows takes `com3`, `COM3` and `\\.\COM3`; elsewhere a port may have links to it.
  private static String serialPort(String port) {
    String plain = port.startsWith(WINDOWS_DEVICE) ? port.substring(WINDOWS_DEVICE.length()) : port;
    if (plain.regionMatches(true, 0, "COM", 0, 3)) {
      return plain.toUpperCase(Locale.ROOT);
    }
    try {
      Path path = Path.of(plain);
      return (Files.exists(path) ? path.toRealPath() : path.normalize()).toString();
    } catch (InvalidPathException | IOException unknown) {
      return plain;
    }
  }

  /// @param address `serial:PORT?...`, `serial:usb-SERIALNUMBER?...`, `tcp:HOST:PORT` or
  ///   `rfc2217:HOST:PORT?...`
  /// @return a link that is not open yet
  /// @throws IllegalArgumentException saying what is wrong and what is allowed
  public static Link link(String address) {
    if (address.startsWith(SerialAddress.SCHEME)) {
      return new SerialLink(SerialAddress.parse(address));
    }
    if (address.startsWith(TcpAddress.SCHEME)) {
      return new TcpLink(TcpAddress.parse(address));
    }
    if (address.startsWith(Rfc2217Address.SCHEME)) {
      return new Rfc2217Link(Rfc2217Address.parse(address));
    }
    throw new IllegalArgumentException(
        address
            + ": unknown kind of link; allowed are serial:PORT?baud=19200&data=8&parity=none&stop=2"
            + ", tcp:HOST:PORT and rfc2217:HOST:PORT?baud=19200&data=8&parity=none&stop=2");
  }
}
