package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttendanceTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Attendance attendance = new Attendance(Duration.ofSeconds(60));

  @Test
  void hasNotLapsedBeforeItBegan() {
    assertFalse(attendance.hasLapsed(START));
  }

  @Test
  void lapsesWhenTheTimeIsOver() {
    attendance.begin(START);
    assertFalse(attendance.hasLapsed(START));
    assertFalse(attendance.hasLapsed(START.plusMillis(59_999)));
    assertTrue(attendance.hasLapsed(START.plusSeconds(60)));
  }

  @Test
  void aClockThatWasSetBackIsNoLapse() {
    attendance.begin(START);
    assertFalse(attendance.hasLapsed(START.minusSeconds(3600)));
  }
}
