package org.cellstation.drivers.catalogue;

import java.time.Duration;
import java.util.Map;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;

/// A model the station can talk to: how it is reached as it leaves the factory, how often and how
/// patiently it is asked unless the configuration says otherwise, and how its driver is made.
///
/// @param name as configurations write it
record Model(String name, Wiring wiring, Timing normal, Maker maker) {
  /// Makes a driver from its options.
  @FunctionalInterface
  interface Maker {
    Instrument make(String id, Options options, Timing timing);
  }

  /// @throws OptionFaults with everything that is wrong with the options
  Instrument create(String id, Map<String, String> given) {
    return create(id, new Options(id + " (" + name + ")", given));
  }

  /// By what an instrument with these options is told from others on its line, empty for one that
  /// answers whatever is said.
  ///
  /// @throws OptionFaults with everything that is wrong with the options
  String address(Map<String, String> given) {
    Options options = new Options(name, given);
    create(name, options);
    return options.address();
  }

  private Instrument create(String id, Options options) {
    Timing timing =
        new Timing(
            options.duration(
                "period", normal.period(), Duration.ofMillis(100), Duration.ofHours(1)),
            options.duration(
                "timeout", normal.timeout(), Duration.ofMillis(10), Duration.ofSeconds(10)),
            options.duration("gap", normal.gap(), Duration.ZERO, Duration.ofSeconds(1)),
            options.integer("retries", normal.retries(), 0, 1));
    Instrument instrument;
    try {
      instrument = maker.make(id, options, timing);
    } catch (IllegalArgumentException wrong) {
      options.finish(null);
      throw wrong;
    }
    options.finish(instrument);
    return instrument;
  }

  static Timing timing(long periodMillis, long timeoutMillis, long gapMillis) {
    return new Timing(
        Duration.ofMillis(periodMillis),
        Duration.ofMillis(timeoutMillis),
        Duration.ofMillis(gapMillis));
  }
}
