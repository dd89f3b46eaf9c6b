package org.cellstation.app.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.Suite;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Snapshot;

/// The whole scan of a large station, printed: units with a batch under way on each, their readings
/// of the second, alarms, interlocks, procedures, loops, outputs and the picture for the screens.
/// Buses, plant and disks turn outside of what is measured. Beside it in the same run: looking the
/// readings up by name and adding them. Arguments: units (20), scans (5000).
public final class StationScanBenchmark {
  private static final String RECIPE =
      """
      format: 1
      id: hold
      version: 1.0.0
      title: Hold
      author: test
      description: Fills a tank and holds its conditions.
      equipment class: stirred-tank
      procedure:
        - id: up
          title: Unit procedure
          unit: bioreactor
          operations:
            - id: hold
              title: Hold
              phases:
                - {id: fill, title: Fill, phase: fill, parameters: {volume: 0.5 L, flow: 50 mL/min}}
                - id: equilibrate
                  title: Equilibrate
                  phase: expand
                  parameters: {duration: 24 h, temperature: 37 degC, DO: 40 %, pH: 7.2 pH}
      """;
  private static final Duration BEGUN = Duration.ofMinutes(30);
  private static double sum;

  private StationScanBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int units = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    int scans = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
    Map<String, Skid> skids = new LinkedHashMap<>();
    for (int i = 1; i <= units; i++) {
      skids.put("BR-" + i, new Skid(SkidSettings.drawn(i).with(Equipment.STIRRED_TANK)));
    }
    var folder = Files.createTempDirectory("scan");
    try (var lives = new StationLives(folder, new Suite(skids, Set.of()), "")) {
      lives.recipe("hold", RECIPE);
      for (int i = 1; i <= units; i++) {
        lives.begin(BatchOrder.engineering("BR-" + i, "hold", "B-" + i, "order " + i));
      }
      lives.advance(BEGUN);
      measure(lives.virtual(), scans);
    }
  }

  private static void measure(VirtualStation virtual, int scans) throws IOException {
    Snapshot picture = virtual.station().snapshot();
    Snapshot.Unit first = picture.units().getFirst();
    System.out.printf(
        "%d units x %d variables, %d loops, %d rows of interlocks; %d alarms%n",
        picture.units().size(),
        first.readings().size(),
        first.loops().size(),
        first.interlocks().rows().size(),
        picture.alarms().size());
    for (int round = 0; round < 3; round++) {
      double[] scan = new double[scans];
      double[] reference = new double[scans];
      for (int i = 0; i < scans; i++) {
        virtual.turnWorld();
        long t0 = System.nanoTime();
        virtual.station().cycle().scan();
        long t1 = System.nanoTime();
        add(virtual.station().snapshot());
        scan[i] = (t1 - t0) / 1e6;
        reference[i] = (System.nanoTime() - t1) / 1e6;
        virtual.journal().commit();
      }
      virtual.historian().commit();
      System.out.printf(
          "round %d: scan p50 %.3f ms, p99 %.3f ms, max %.3f ms; looking up and adding the readings p50 %.3f ms (%.3g)%n",
          round,
          percentile(scan, 0.5),
          percentile(scan, 0.99),
          percentile(scan, 1),
          percentile(reference, 0.5),
          sum);
    }
  }

  private static void add(Snapshot picture) {
    for (Snapshot.Unit unit : picture.units()) {
      for (String name : unit.readings().keySet()) {
        Reading reading = unit.reading(name);
        sum += reading.isGood() ? reading.value() : 0;
      }
    }
  }

  private static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
  }
}
