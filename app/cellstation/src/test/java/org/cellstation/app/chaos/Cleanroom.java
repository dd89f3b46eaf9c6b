package org.cellstation.app.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cellstation.app.assembly.CataloguePorts;
import org.cellstation.app.assembly.SimulatedConfiguration;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.BusSettings;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.device.Analyser;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.Ports;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfigurationReader;

/// The buses of the shipped cleanroom configuration, without the station behind them, and somebody
/// who renews their settings.
final class Cleanroom {
  private static final Duration STALE = Duration.ofSeconds(1);
  private static final Duration ANALYSIS =
      Duration.ofSeconds((long) Analyser.Kind.DIALYSING.delaySeconds());

  /// One instrument, the bus that it is on, and its place there.
  record Place(Bus bus, int index, Counted instrument) {
    LinkStatus status() {
      return bus.instruments().get(index);
    }

    @Override
    public String toString() {
      return instrument.id();
    }
  }

  final List<Bus> buses = new ArrayList<>();
  final List<Place> places = new ArrayList<>();

  /// @param addresses of the lines, by bus
  /// @param link to an address
  Cleanroom(
      Map<String, String> addresses,
      Function<String, Link> link,
      InstantSource clock,
      BusSettings settings) {
    Map<String, Counted> counted = new LinkedHashMap<>();
    for (StationConfiguration.BusConfiguration bus : configuration(addresses, link).buses()) {
      List<Instrument> members = new ArrayList<>();
      for (Instrument driver : bus.instruments()) {
        Counted member = new Counted(driver);
        counted.put(driver.id(), member);
        members.add(member);
      }
      Bus made =
          new Bus(
              bus.id(), bus.link(), members, clock, reading -> accept(counted, reading), settings);
      buses.add(made);
      for (int i = 0; i < members.size(); i++) {
        places.add(new Place(made, i, (Counted) members.get(i)));
      }
    }
  }

  private static void accept(Map<String, Counted> counted, Reading reading) {
    String source = reading.source();
    Counted from = counted.get(source.substring(0, source.indexOf('.')));
    if (from == null) {
      throw new AssertionError("a reading of nobody: " + reading);
    }
    from.accept(reading);
  }

  private static StationConfiguration configuration(
      Map<String, String> addresses, Function<String, Link> link) {
    CataloguePorts catalogue = new CataloguePorts();
    Ports ports =
        new Ports() {
          @Override
          public Link link(String address) {
            return link.apply(address);
          }

          @Override
          public String address(String model, Map<String, String> options) {
            return catalogue.address(model, options);
          }

          @Override
          public String port(String address) {
            return address;
          }

          @Override
          public Instrument instrument(String model, String id, Map<String, String> options) {
            return catalogue.instrument(model, id, options);
          }
        };
    try {
      return StationConfigurationReader.read(
          SimulatedConfiguration.file(Equipment.CLEANROOM),
          SimulatedConfiguration.at(Equipment.CLEANROOM, addresses),
          ports);
    } catch (ConfigurationException shipped) {
      throw new IllegalStateException("the shipped configuration has faults", shipped);
    }
  }

  /// As a control scan does: pumps stand, so that the bag stays as full as it is.
  void renewSettings() {
    for (Bus bus : buses) {
      bus.outputs().forEach((output, setting) -> bus.request(output, wanted(output, setting)));
    }
  }

  private static double wanted(String output, Instrument.Setting setting) {
    if (output.startsWith("P-")) {
      return 0;
    }
    if (setting.unit().equals("degC")) {
      return output.startsWith("TIC-102") ? 4 : 37;
    }
    return setting.unit().equals("1") ? 1 : setting.min() + (setting.max() - setting.min()) / 8;
  }

  /// Whether an instrument or its line suffers, or has suffered until just now.
  static boolean suffers(Place place, Mischief mischief, Instant now) {
    return mischief.active().stream().anyMatch(woe -> concerns(woe, place))
        || now.isBefore(whole(place, mischief));
  }

  static boolean concerns(Mischief.Woe woe, Place place) {
    return !woe.harmless()
        && (woe.instrument().equals(place.bus().id())
            || woe.instrument().equals(place.instrument().id()));
  }

  /// When an instrument has to be well again after its last fault: one back-off, two polls, and
  /// what it needs itself to settle.
  private static Instant whole(Place place, Mischief mischief) {
    Instant whole = after(place, mischief::ended, recovery(place));
    // An analyser begins anew and tells its first sample when that is analysed.
    Instant told =
        place.instrument().id().equals("AT-105")
            ? after(place, mischief::powered, recovery(place).plus(ANALYSIS))
            : whole;
    return told.isAfter(whole) ? told : whole;
  }

  private static Instant after(Place place, Function<String, Instant> event, Duration time) {
    Instant line = event.apply(place.bus().id());
    Instant own = event.apply(place.instrument().id());
    Instant last = line.isAfter(own) ? line : own;
    return last.equals(Instant.MIN) ? last : last.plus(time);
  }

  static Duration recovery(Place place) {
    // A particle counter has nothing to tell before its next sample; probes ask for their
    // diagnosis block by block.
    Duration own = Duration.ofSeconds(place.instrument().id().equals("AT-201") ? 80 : 15);
    return BusSettings.DEFAULT
        .longestBackOff()
        .plus(place.instrument().period().multipliedBy(2))
        .plus(own)
        .plus(STALE);
  }
}
