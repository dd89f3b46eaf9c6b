package org.cellstation.drivers.profiled;

import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.bus.Attendance;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;

/// Keeps a device's watchdog quiet for as long as somebody looks after the process, and notices
/// when it must have acted: the device is then prepared and told everything again. Owner thread
/// only.
final class Feeding {
  /// For devices without a watchdog.
  static final Feeding NONE = new Feeding("", Duration.ZERO, Duration.ZERO, line -> {});

  @FunctionalInterface
  interface Feed {
    void to(Line line) throws BusException;
  }

  private final String instrument;
  private final Duration every;
  private final Attendance attendance;
  private final Feed feed;
  private Instant due = Instant.MIN;

  /// @param every how often the device is fed
  /// @param trips silence after which it has acted
  Feeding(String instrument, Duration every, Duration trips, Feed feed) {
    this.instrument = instrument;
    this.every = every;
    this.attendance = new Attendance(trips);
    this.feed = feed;
  }

  private boolean exists() {
    return every.isPositive();
  }

  /// Arms it.
  void begin(Line line) throws BusException {
    if (exists()) {
      send(line);
    }
  }

  /// @throws BusException.Refused when the device was left alone for too long
  void feed(Line line) throws BusException {
    Instant now = line.now();
    if (!exists()) {
      return;
    }
    if (attendance.hasLapsed(now)) {
      attendance.renew(line, instrument, "its watchdog has acted");
    }
    if (!now.isBefore(due) || now.isBefore(due.minus(every))) {
      send(line);
    }
  }

  private void send(Line line) throws BusException {
    feed.to(line);
    Instant now = line.now();
    attendance.begin(now);
    due = now.plus(every);
  }
}
