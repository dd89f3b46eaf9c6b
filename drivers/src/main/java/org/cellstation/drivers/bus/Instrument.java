package org.cellstation.drivers.bus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.reading.ReadingSink;

/// A device on a bus as the station knows it. All methods that take a {@link Line} run on the bus's
/// owner thread, one at a time.
public interface Instrument {
  /// Equipment tag, for example `AT-101`.
  String id();

  /// What it measures. A reading's source is `id() + "." + name`.
  List<Signal> signals();

  /// What may be written to it. An output's name is `id() + "." + name`.
  List<Setting> settings();

  /// How often it wants to be polled, in process time.
  Duration period();

  /// The silence it needs before each request, in wall time. Kept by the {@link Line}.
  default Duration gap() {
    return Duration.ZERO;
  }

  /// How often a poll that got no or a damaged answer is repeated at once.
  default int retries() {
    return 0;
  }

  /// Told once, before any work, who shares its line.
  ///
  /// @param members of the bus, itself among them
  default void share(List<Instrument> members) {}

  /// Brings a device that was just (re)connected into the state the station relies on: remote mode,
  /// watchdog, units. Must be harmless when repeated.
  default void prepare(Line line) throws BusException {}

  /// Asks the device who it is, and changes nothing in it. Fails where what answers cannot be a
  /// device of this kind, so that it can also be used to find out what is on an unknown line.
  ///
  /// @throws BusException.OtherDevice where it says itself that it is another one
  Identity identify(Line line) throws BusException;

  /// Feeds the device's own watchdog, or whatever stands in for one. Called after each good poll;
  /// once anything was asked of it, only as long as somebody renews the requests of its outputs:
  /// that the bus lives does not prove that anybody still looks after the process.
  default void feed(Line line) throws BusException {}

  /// What the device does by itself with one of its settings when nobody talks to it any more.
  ///
  /// @return empty when it keeps what it was told last, for as long as it has power
  default Optional<LeftAlone> leftAlone(Setting setting) {
    return Optional.empty();
  }

  /// Reads all signals once.
  void poll(Line line, ReadingSink sink) throws BusException;

  /// What the last poll showed the device not to hold any more of what it was told, in words; empty
  /// when it holds everything, or was told nothing since it was prepared. The bus then prepares it
  /// and tells it everything again.
  default String lost() {
    return "";
  }

  /// Writes one setting and, where the device does not acknowledge, reads it back.
  void write(Line line, Setting setting, double value) throws BusException;

  /// What the device itself complained about when it was last asked, in words; empty when it is
  /// content. Says nothing about its readings, which carry their own quality.
  default String remark() {
    return "";
  }

  /// @param value in the setting's unit
  /// @param after this long at the latest
  record LeftAlone(double value, Duration after) {}

  /// @param unit as in {@link org.cellstation.drivers.reading.Reading#unit()}
  record Signal(String name, String unit) {}

  /// @param unit of the value written
  /// @param min smallest value the device accepts
  /// @param max largest value the device accepts
  /// @param refresh how often an unchanged value is written again (to feed a device watchdog),
  ///   `ZERO` for never
  record Setting(String name, String unit, double min, double max, Duration refresh) {}
}
