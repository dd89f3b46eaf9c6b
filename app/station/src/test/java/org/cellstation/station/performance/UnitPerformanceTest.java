package org.cellstation.station.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.control.LoopMode;
import org.junit.jupiter.api.Test;

class UnitPerformanceTest {
  private record Kept(String loop, LoopFigures figures) {}

  private final UnitPerformance performance = new UnitPerformance(variable -> 7.1);
  private final List<Kept> kept = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");

  private void seconds(int seconds, double ph, boolean base) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      performance.scanning(1);
      performance.loop("pH", "pH", LoopMode.AUTO, 7.2, 7.1, true, ph, 0.05);
      performance.loop("DO", "%", LoopMode.MANUAL, 7.1, 7.1, true, 0, 5);
      performance.scanned(base, now, (loop, _, _, figures) -> kept.add(new Kept(loop, figures)));
    }
  }

  private LoopFigures total(String loop) {
    return performance.totals().getOrDefault(loop, LoopFigures.NONE);
  }

  @Test
  void everyHourAStretchIsKeptAndTheTotalsGoOn() {
    performance.begin(now);
    seconds(9000, 20, false);
    assertEquals(4, kept.size(), "two hours of two loops");
    assertEquals(3600, kept.getFirst().figures().seconds());
    assertEquals(0.1 * 2.5, total("pH").iae(), 1e-9);
    assertEquals(9000, total("DO").manualSeconds());
  }

  @Test
  void aRestartGoesOnFromWhatWasKept() {
    performance.begin(now);
    seconds(7200, 20, false);
    var second = new UnitPerformance(variable -> 7.1);
    second.begin(now);
    for (Kept one : kept) {
      second.restore(one.loop(), "pH", one.figures(), now);
    }
    assertEquals(performance.totals(), second.totals());
  }

  @Test
  void carbonDioxideAndBaseWithinTenMinutesAreOneFight() {
    performance.begin(now);
    seconds(60, 20, false);
    seconds(300, 0, false);
    seconds(10, 0, true);
    assertEquals(1, total("pH").fights());
    seconds(20, 20, true);
    assertEquals(1, total("pH").fights(), "still the same occasion");
    seconds(601, 0, false);
    seconds(10, 0, true);
    assertEquals(1, total("pH").fights(), "base alone is none");
    seconds(10, 20, true);
    assertEquals(2, total("pH").fights());
  }

  @Test
  void anotherBatchBeginsAtNothing() {
    performance.begin(now);
    seconds(100, 20, false);
    performance.begin(now);
    assertTrue(performance.totals().isEmpty());
  }

  @Test
  void whatIsOutOfServiceIsNotMeasured() {
    performance.scanning(1);
    performance.loop("pH", "pH", LoopMode.OUT_OF_SERVICE, 7.2, 7.1, true, 0, 0.05);
    assertTrue(performance.totals().isEmpty());
  }
}
