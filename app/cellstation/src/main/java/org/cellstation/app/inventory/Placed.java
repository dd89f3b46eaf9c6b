package org.cellstation.app.inventory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.catalogue.ProfileModels;
import org.cellstation.drivers.probe.Candidate;
import org.cellstation.station.config.Ports;

/// An instrument that was found, with the id it is proposed to have.
///
/// @param kind the letters of its id
record Placed(String kind, Instrument instrument, Candidate candidate) {
  /// Letters by maker, after ISA-5.1 where it has any.
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("hamilton", "AT"),
          Map.entry("vaisala", "AT"),
          Map.entry("omron", "TIC"),
          Map.entry("eurotherm", "TIC"),
          Map.entry("huber", "TIC"),
          Map.entry("julabo", "TIC"),
          Map.entry("bronkhorst", "FIC"),
          Map.entry("alicat", "FIC"),
          Map.entry("voegtlin", "FIC"),
          Map.entry("sensirion", "FIC"),
          Map.entry("sierra", "FIC"),
          Map.entry("mettler", "WT"),
          Map.entry("sartorius", "WT"),
          Map.entry("ismatec", "P"),
          Map.entry("watson", "P"),
          Map.entry("masterflex", "P"),
          Map.entry("lambda", "P"),
          Map.entry("ika", "SIC"),
          Map.entry("heidolph", "SIC"),
          Map.entry("lighthouse", "PC"),
          Map.entry("deltaohm", "PDT"),
          Map.entry("nut", "UPS"),
          Map.entry("zebra", "LP"));

  private static final String ROCKER = "ika-rocker";

  static String kind(String model) {
    if (model.equals(ROCKER)) {
      return "RK";
    }
    int dash = model.indexOf('-');
    String maker = dash < 0 ? model : model.substring(0, dash);
    return model.startsWith(ProfileModels.PREFIX) ? "XT" : KINDS.getOrDefault(maker, "XT");
  }

  static Placed of(Candidate candidate, String id, Ports ports) {
    return new Placed(
        kind(candidate.model()),
        ports.instrument(candidate.model(), id, candidate.options()),
        candidate);
  }

  String id() {
    return instrument.id();
  }

  /// `{id: AT-101, model: hamilton-ph-arc, address: 1}`.
  static String line(String id, Candidate candidate) {
    StringBuilder line = new StringBuilder("{id: " + id + ", model: " + candidate.model());
    new TreeMap<>(candidate.options())
        .forEach((name, value) -> line.append(", ").append(name).append(": ").append(value));
    return line.append('}').toString();
  }

  /// The first of these signals that it has, empty when it has none.
  String signal(List<String> names) {
    for (String name : names) {
      if (instrument.signals().stream().anyMatch(s -> s.name().equals(name))) {
        return name;
      }
    }
    return "";
  }
}
