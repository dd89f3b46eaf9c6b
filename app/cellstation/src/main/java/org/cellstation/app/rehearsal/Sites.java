package org.cellstation.app.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.app.virtual.VirtualStation;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;

/// Where things can go wrong on a skid, found by what the station uses them for.
final class Sites {
  private final Faults faults;
  private final Map<String, String> measured = new TreeMap<>();
  private final Map<String, String> driven = new TreeMap<>();
  private final Map<String, String> lines = new TreeMap<>();
  private final List<String> alarms = new ArrayList<>();

  private Sites(Faults faults) {
    this.faults = faults;
  }

  /// Those of a skid and of the station that comes with it.
  static Sites of(SkidSettings settings) {
    var skid = new Skid(settings);
    StationConfiguration configuration = VirtualStation.configuration(skid);
    var sites = new Sites(skid.faults());
    for (UnitConfiguration unit : configuration.units()) {
      unit.variables()
          .forEach((name, variable) -> sites.measured(configuration, name, variable.source()));
      unit.outputs().forEach((name, output) -> sites.driven.put(name, sites.site(output.to())));
      unit.alarms().forEach(alarm -> sites.alarms.add(alarm.id()));
    }
    return sites;
  }

  private void measured(StationConfiguration configuration, String variable, String source) {
    measured.put(variable, site(source));
    for (StationConfiguration.BusConfiguration bus : configuration.buses()) {
      for (Instrument instrument : bus.instruments()) {
        if (source.startsWith(instrument.id() + ".")) {
          lines.put(variable, bus.id());
        }
      }
    }
  }

  /// A channel is a site of its own where the skid says so, else its instrument is.
  private String site(String source) {
    return faults.possible().containsKey(source)
        ? source
        : source.substring(0, Math.max(0, source.indexOf('.')));
  }

  Faults faults() {
    return faults;
  }

  /// By process variable.
  Map<String, String> measured() {
    return measured;
  }

  /// By output.
  Map<String, String> driven() {
    return driven;
  }

  /// By process variable.
  Map<String, String> lines() {
    return lines;
  }

  /// Whether an alarm is one that the station of the skid can raise. The station's own come and go
  /// with its parts.
  boolean raises(String alarm) {
    return alarm.startsWith("station.")
        || alarms.stream().anyMatch(id -> id.equals(alarm) || id.endsWith("." + alarm));
  }

  List<String> alarms() {
    return List.copyOf(alarms);
  }
}
