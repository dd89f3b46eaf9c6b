package org.cellstation.station.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.ControlText;
import org.cellstation.station.equipment.ProcessImage;
import org.cellstation.station.equipment.UnitInputs;
import org.cellstation.station.performance.UnitPerformance;

/// One scan of a large station, printed: 20 units of 12 loops and 60 tags each, all tags new in
/// every scan: into the process image, through the loops, to the outputs, measured. Against a named
/// reference in the same run: looking the same 1200 values up by name and adding them. Arguments:
/// units (20), loops (12), tags (60), scans (20000).
///
/// The procedure, alarms, interlocks, buses and files of a station are not in it.
public final class ScanBenchmark {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private ScanBenchmark() {}

  public static void main(String[] args) throws ConfigurationException {
    int units = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    int loops = args.length > 1 ? Integer.parseInt(args[1]) : 12;
    int tags = args.length > 2 ? Integer.parseInt(args[2]) : 60;
    int scans = args.length > 3 ? Integer.parseInt(args[3]) : 20_000;
    System.out.printf("%d units x %d loops, %d tags%n", units, loops, tags);
    Station station = new Station(units, loops, tags);
    for (int round = 0; round < 3; round++) {
      double[] reference = new double[scans];
      double[] scan = new double[scans];
      for (int i = 0; i < scans; i++) {
        List<Reading> fresh = station.readings(i);
        long t0 = System.nanoTime();
        station.reference(fresh);
        long t1 = System.nanoTime();
        station.scan(fresh, i);
        scan[i] = (System.nanoTime() - t1) / 1e6;
        reference[i] = (t1 - t0) / 1e6;
      }
      System.out.printf(
          "round %d: scan p50 %.3f ms, p99 %.3f ms, max %.3f ms; looking up and adding the tags p50 %.3f ms; ratio of p50 %.1f (%.3g)%n",
          round,
          percentile(scan, 0.5),
          percentile(scan, 0.99),
          percentile(scan, 1),
          percentile(reference, 0.5),
          percentile(scan, 0.5) / percentile(reference, 0.5),
          station.sum);
    }
  }

  private static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
  }

  private static final class Station {
    private final ProcessImage image = new ProcessImage();
    private final List<UnitInputs> inputs = new ArrayList<>();
    private final List<UnitControl> controls = new ArrayList<>();
    private final List<UnitPerformance> performances = new ArrayList<>();
    private final List<Map<String, Double>> outputs = new ArrayList<>();
    private final Map<String, Double> latest = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    double sum;

    Station(int units, int loops, int tags) throws ConfigurationException {
      ControlStrategy strategy =
          ControlText.read("benchmark", yaml(loops).getBytes(StandardCharsets.UTF_8));
      Map<String, Limits> limits = new LinkedHashMap<>();
      Map<String, Double> setpoints = new LinkedHashMap<>();
      for (int loop = 0; loop < loops; loop++) {
        limits.put("output " + loop, new Limits(0, 100));
        setpoints.put("loop " + loop, 37.0);
      }
      for (int unit = 0; unit < units; unit++) {
        Map<String, ProcessImage.Slot> slots = new LinkedHashMap<>();
        for (int tag = 0; tag < tags; tag++) {
          String name = "U-" + unit + ".variable" + tag;
          names.add(name);
          slots.put("variable " + tag, image.add(name, "degC", Duration.ofSeconds(10), BEGIN));
        }
        UnitInputs input = new UnitInputs(slots);
        input.at(BEGIN);
        UnitControl control =
            new UnitControl("U-" + unit, strategy, new Equipment(slots.keySet(), limits));
        control
            .engage(setpoints)
            .ifPresent(
                why -> {
                  throw new IllegalStateException(why);
                });
        inputs.add(input);
        controls.add(control);
        outputs.add(new HashMap<>());
        performances.add(
            new UnitPerformance(
                variable -> {
                  Reading reading = input.read(variable);
                  return reading.isGood() ? reading.value() : Double.NaN;
                }));
      }
    }

    private static String yaml(int loops) {
      return "control: benchmark\nloops:\n"
          + IntStream.range(0, loops)
              .mapToObj(
                  loop ->
                      """
                        - id: loop %1$d
                          variable: variable %1$d
                          unit: degC
                          life support: "yes"
                          set-points: {from: 20, to: 40}
                          tolerance: 0.1
                          moves:
                            - {to: output %1$d, from: 0, until: 100, low: 0, high: 100, gain: 8, integral: 3500 s}
                          without value: {hold: 60 min, then: safe output}
                          safe: {to: output %1$d, at: 37}
                      """
                          .formatted(loop))
              .collect(Collectors.joining());
    }

    List<Reading> readings(int scan) {
      Instant now = BEGIN.plusSeconds(scan);
      List<Reading> all = new ArrayList<>(names.size());
      for (int i = 0; i < names.size(); i++) {
        all.add(Reading.good(37 + 0.1 * Math.sin(0.01 * scan + i), "degC", now, names.get(i)));
      }
      return all;
    }

    void reference(List<Reading> fresh) {
      for (Reading reading : fresh) {
        latest.put(reading.source(), reading.value());
      }
      for (String name : names) {
        sum += latest.getOrDefault(name, 0.0);
      }
    }

    void scan(List<Reading> fresh, int second) {
      Instant now = BEGIN.plusSeconds(second);
      for (Reading raw : fresh) {
        image.accept(image.corrected(raw));
      }
      for (int unit = 0; unit < controls.size(); unit++) {
        UnitInputs input = inputs.get(unit);
        input.at(now);
        UnitControl control = controls.get(unit);
        control.scan(input::read, now, 1, outputs.get(unit)::put);
        UnitPerformance performance = performances.get(unit);
        performance.scanning(1);
        control.observe(performance);
        performance.scanned(false, now, (_, _, _, figures) -> sum += figures.iae());
        sum += outputs.get(unit).size();
      }
    }
  }
}
