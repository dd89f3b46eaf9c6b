package org.cellstation.station.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.station.journal.Event;
import org.cellstation.station.performance.LoopFigures;

/// The stretches that the station measured of each loop, added up, in the order in which the loops
/// first appear.
final class PerformanceHistory {
  private record Sum(String unit, double tolerance, LoopFigures figures) {}

  private final RecordUnits units;
  private final Map<String, Sum> loops = new LinkedHashMap<>();

  PerformanceHistory(RecordUnits units) {
    this.units = units;
  }

  void take(Event.LoopPerformance event) {
    String loop = units.name(event.unit(), event.loop());
    Sum before = loops.get(loop);
    LoopFigures so = before == null ? LoopFigures.NONE : before.figures();
    loops.put(
        loop,
        new Sum(
            event.engUnit(),
            event.tolerance(),
            so.plus(
                new LoopFigures(
                    event.seconds(),
                    event.iae(),
                    event.travelPercent(),
                    event.settlingSeconds(),
                    event.outSeconds(),
                    event.manualSeconds(),
                    event.blindSeconds(),
                    event.maxDeviation(),
                    event.fights()))));
  }

  List<BatchRecord.LoopRow> rows() {
    List<BatchRecord.LoopRow> rows = new ArrayList<>();
    loops.forEach(
        (loop, sum) -> {
          LoopFigures figures = sum.figures();
          rows.add(
              new BatchRecord.LoopRow(
                  loop,
                  sum.unit(),
                  sum.tolerance(),
                  time(figures.seconds()),
                  figures.iae(),
                  figures.travelPercent(),
                  time(figures.settlingSeconds()),
                  time(figures.outSeconds()),
                  figures.withinPercent(),
                  time(figures.manualSeconds()),
                  time(figures.blindSeconds()),
                  figures.maxDeviation(),
                  figures.fights()));
        });
    return rows;
  }

  private static Duration time(double seconds) {
    return Duration.ofMillis(Math.round(1000 * seconds));
  }
}
