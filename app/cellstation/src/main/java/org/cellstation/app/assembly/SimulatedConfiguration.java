package org.cellstation.app.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cellstation.simulator.Equipment;

/// The configurations of stations whose instruments are simulated: the shipped files with the
/// addresses at which they answer.
public final class SimulatedConfiguration {
  private static final String HEAD = "station: Simulated station\nscan: 1 s";
  private static final String BUSES = "\nbuses:\n";
  private static final String UNITS = "\nunits:\n";

  /// An instrument of the first unit.
  private static final Pattern TAG = Pattern.compile("\\b([A-Z]+)-1(\\d\\d)\\b");

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
    return addressed(text(equipment), addresses).getBytes(StandardCharsets.UTF_8);
  }

  /// Several units in one station: `BR-1`, `BR-2` and so on, each on a skid of its own, with the
  /// instruments of its own number (`AT-101`, `AT-201`).
  ///
  /// @param equipment of the units, in their order
  /// @param addresses by bus id; those of the second unit end in `-2`
  public static byte[] at(List<Equipment> equipment, Map<String, String> addresses) {
    StringBuilder buses = new StringBuilder();
    StringBuilder units = new StringBuilder();
    for (int number = 1; number <= equipment.size(); number++) {
      String text = text(equipment.get(number - 1));
      int begin = text.indexOf(BUSES) + BUSES.length();
      int middle = text.indexOf(UNITS);
      buses.append(numbered(text.substring(begin, middle), number)).append('\n');
      units.append(numbered(text.substring(middle + UNITS.length()), number)).append('\n');
    }
    return addressed(HEAD + BUSES + buses + UNITS + units, addresses)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The bus of a unit, by its id on a skid.
  public static String bus(String bus, int number) {
    return number == 1 ? bus : bus + "-" + number;
  }

  private static String numbered(String text, int number) {
    return number == 1
        ? text
        : TAG.matcher(text)
            .replaceAll("$1-" + number + "$2")
            .replace("BR-1", "BR-" + number)
            .replaceAll("(?m)^(  - id: )([a-z]+)$", "$1$2-" + number)
            .replaceAll("\\$\\{([a-z]+)}", "\\${$1-" + number + "}")
            .replaceAll("(?m)^(    title: .*) 1$", "$1 " + number);
  }

  private static String text(Equipment equipment) {
    String resource = file(equipment);
    try (InputStream in =
        Objects.requireNonNull(
            SimulatedConfiguration.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String addressed(String text, Map<String, String> addresses) {
    String full = text;
    for (Map.Entry<String, String> bus : addresses.entrySet()) {
      full = full.replace("${" + bus.getKey() + "}", bus.getValue());
    }
    return full;
  }
}
