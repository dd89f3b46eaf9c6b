package org.cellstation.station.historian;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.storage.DiskStorage;

/// The figures of ADR 0005, printed. Arguments: sources (30), seconds (691200), share of readings
/// that are full doubles in percent (25), scans per commit (60).
///
/// The mix is half sensors with two decimals, a quarter of set-points that step now and then, and
/// the rest as given: 64-bit noise, or 32-bit noise when the share is written with an `f` (`25f`).
public final class HistorianBenchmark {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private HistorianBenchmark() {}

  public static void main(String[] args) throws IOException {
    int sources = args.length > 0 ? Integer.parseInt(args[0]) : 30;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 691_200;
    String noise = args.length > 2 ? args[2] : "25";
    int perCommit = args.length > 3 ? Integer.parseInt(args[3]) : 60;
    for (int round = 0; round < 3; round++) {
      System.out.println("round " + round);
      Signals nothing = new Signals(sources, noise);
      long spent = cpu();
      double sum = 0;
      for (int second = 0; second < seconds; second++) {
        for (int source = 0; source < sources; source++) {
          sum += nothing.reading(source, second).value();
        }
      }
      double generator = (cpu() - spent) / 1e9;
      System.out.printf("  generator alone       %6.2f s CPU (%.0f)%n", generator, sum);
      ours(sources, seconds, noise, perCommit, generator);
      TsFileComparison.run(new Signals(sources, noise), sources, seconds, generator);
    }
  }

  private static void ours(int sources, int seconds, String noise, int perCommit, double generator)
      throws IOException {
    Path directory = Files.createTempDirectory("historian");
    Signals signals = new Signals(sources, noise);
    Instant end = BEGIN.plusSeconds(seconds);
    InstantSource clock = InstantSource.fixed(end);
    long points = (long) sources * seconds;
    long begun = cpu();
    Historian historian = Historian.open(DiskStorage.unforced(directory), clock, done -> {});
    for (int second = 0; second < seconds; second++) {
      for (int source = 0; source < sources; source++) {
        historian.record(signals.reading(source, second));
      }
      if (second % perCommit == 0) {
        historian.commit();
      }
    }
    historian.commit();
    double cpu = (cpu() - begun) / 1e9 - generator;
    System.out.printf(
        "  record and commit     %6.2f s CPU, %.1f M points/s, %.0f ns a reading%n",
        cpu, points / cpu / 1e6, cpu * 1e9 / points);
    trend("trend, last day open  ", historian, end);
    historian.close();
    long before = System.nanoTime();
    historian = Historian.open(DiskStorage.unforced(directory), clock, done -> {});
    System.out.printf("  restart               %6.1f ms%n", (System.nanoTime() - before) / 1e6);
    historian.seal();
    historian.close();
    trend("trend, all sealed     ", historian, end);
    lastHour(historian, end);
    System.out.printf(
        "  size                  %6.3f bytes/point%n", (double) size(directory) / points);
    remove(directory);
  }

  private static void trend(String what, Historian historian, Instant end) throws IOException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String source = Signals.name(i % 4);
      long before = System.nanoTime();
      historian.trend(source, BEGIN, end, 2_000);
      times.add((System.nanoTime() - before) / 1e6);
    }
    times.sort(Comparator.naturalOrder());
    System.out.printf(
        "  %s%6.1f ms median, %.1f ms worst of 9%n", what, times.get(4), times.getLast());
  }

  private static void lastHour(Historian historian, Instant end) throws IOException {
    Instant from = end.minus(Duration.ofHours(1));
    double[] times = new double[9];
    for (int i = 0; i < times.length; i++) {
      long before = System.nanoTime();
      historian.trend(Signals.name(i % 4), from, end, 2_000);
      times[i] = (System.nanoTime() - before) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf("  last hour             %6.2f ms median%n", times[4]);
  }

  static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static long size(Path directory) throws IOException {
    long size = 0;
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  static void remove(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /// Made-up signals of the mix, the same for every store.
  static final class Signals {
    private final RandomGenerator random = new SplittableRandom(42);
    private final double[] state;
    private final int noisy;
    private final boolean floats;

    Signals(int sources, String noise) {
      state = new double[sources];
      floats = noise.endsWith("f");
      noisy = Integer.parseInt(noise.replace("f", ""));
    }

    static String name(int source) {
      return "XX-" + (100 + source) + ".value";
    }

    private final List<String> names = new ArrayList<>();

    Reading reading(int source, int second) {
      while (names.size() <= source) {
        names.add(name(names.size()));
      }
      Instant instant = BEGIN.plusSeconds(second);
      return Reading.good(value(source, second), "degC", instant, names.get(source));
    }

    private double value(int source, int second) {
      int place = source * 100 / state.length;
      double drift = Math.floorMod(second, 20_000) / 20_000.0;
      if (place >= 100 - noisy) {
        double value = 7 + drift + 0.05 * (random.nextDouble() - 0.5);
        return floats ? (float) value : value;
      }
      if (place >= 50) {
        if (random.nextInt(600) == 0) {
          state[source] = random.nextInt(1000) / 10.0;
        }
        return state[source];
      }
      return Math.rint(3700 + 100 * drift + 12 * (random.nextDouble() - 0.5)) / 100;
    }
  }
}
