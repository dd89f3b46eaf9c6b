package org.cellstation.drivers.profiled;

import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;

/// Keeps a device's watchdog quiet, and notices when it must have acted: after so long a silence
/// the device is prepared again before anything it says is believed. Owner thread only.
final class Feeding {
  /// For devices without a watchdog.
  static final Feeding NEVER = new Feeding("", Duration.ZERO, Duration.ZERO, line -> {});

  @FunctionalInterface
  interface Feed {
    void to(Line line) throws BusException;
  }

  private final String instrument;
  private final Duration every;
  private final Duration trips;
  private final Feed feed;
  private Instant fed = Instant.MAX;

  Feeding(String instrument, Duration every, Duration trips, Feed feed) {
    this.instrument = instrument;
    this.every = every;
    this.trips = trips;
    this.feed = feed;
  }

  private boolean exists() {
    return every.isPositive();
  }

  void begin(Line line) throws BusException {
    if (exists()) {
      feed.to(line);
      fed = line.now();
    }
  }

  /// @throws BusException.Refused when nobody talked to the device for too long
  void check(Line line) throws BusException.Refused {
    Instant now = line.now();
    if (exists() && now.isAfter(fed) && !now.isBefore(fed.plus(trips))) {
      throw new BusException.Refused(
          line.address(),
          instrument,
          "nobody talked to it since " + fed + ", so its watchdog has acted; it is prepared again");
    }
  }

  void feedWhenDue(Line line) throws BusException {
    Instant now = line.now();
    if (exists() && (now.isBefore(fed) || !now.isBefore(fed.plus(every)))) {
      feed.to(line);
      fed = now;
    }
  }
}
