package org.cellstation.console.trend;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The horizontal axis of a trend: ticks at round local times, dates where the day changes.
record TimeAxis(Instant from, Instant to) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
  private static final long[] STEPS_MINUTES = {
    1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 5760, 10_080
  };

  record Tick(Instant at, String label) {}

  /// @param most ticks that have room
  List<Tick> ticks(int most, ZoneId zone) {
    long minutes = Math.max(1, Duration.between(from, to).toMinutes());
    long step = STEPS_MINUTES[STEPS_MINUTES.length - 1];
    for (long each : STEPS_MINUTES) {
      if (minutes / each <= most) {
        step = each;
        break;
      }
    }
    List<Tick> ticks = new ArrayList<>();
    ZonedDateTime tick = ZonedDateTime.ofInstant(from, zone).truncatedTo(ChronoUnit.DAYS);
    while (!tick.toInstant().isAfter(to)) {
      if (!tick.toInstant().isBefore(from)) {
        boolean midnight = tick.getHour() == 0 && tick.getMinute() == 0;
        ticks.add(new Tick(tick.toInstant(), (midnight ? DATE : TIME).format(tick)));
      }
      tick = step % 1440 == 0 ? tick.plusDays(step / 1440) : tick.plusMinutes(step);
    }
    return ticks;
  }

  double x(Instant at, double width) {
    return Duration.between(from, at).toMillis() / (double) span() * width;
  }

  Instant at(double x, double width) {
    return from.plusMillis((long) (Math.clamp(x / width, 0, 1) * span()));
  }

  private long span() {
    return Math.max(1, Duration.between(from, to).toMillis());
  }
}
