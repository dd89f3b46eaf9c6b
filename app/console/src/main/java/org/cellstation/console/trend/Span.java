package org.cellstation.console.trend;

import java.time.Duration;
import java.time.Instant;
import org.cellstation.console.model.UnitPicture;

/// How far back a trend looks.
public enum Span {
  HOUR("1 h", Duration.ofHours(1), Duration.ofSeconds(1)),
  DAY("24 h", Duration.ofDays(1), Duration.ofSeconds(10)),
  BATCH("Whole batch", Duration.ofDays(1), Duration.ofSeconds(20));

  private final String title;
  private final Duration length;
  private final Duration refresh;

  Span(String title, Duration length, Duration refresh) {
    this.title = title;
    this.length = length;
    this.refresh = refresh;
  }

  String title() {
    return title;
  }

  /// How often, in process time, a column's worth of news has come in.
  Duration refresh() {
    return refresh;
  }

  Instant from(UnitPicture unit) {
    Instant back = unit.now().minus(length);
    return this == BATCH ? unit.batch().map(b -> floor(b.begun(), unit.now())).orElse(back) : back;
  }

  /// A batch that has just begun still gets a minute of axis.
  private static Instant floor(Instant begun, Instant now) {
    Instant minute = now.minus(Duration.ofMinutes(1));
    return begun.isBefore(minute) ? begun : minute;
  }
}
