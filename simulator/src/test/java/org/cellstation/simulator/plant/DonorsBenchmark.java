package org.cellstation.simulator.plant;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cellstation.simulator.culture.Donor;

/// What many donors cost, with a batch of eight days each on the whole plant, perfused and held by
/// proportional control: time of the processor, and so of two cores that have nothing else to do.
/// Started by `simulator/src/test/bench/donors.sh`.
public final class DonorsBenchmark {
  private static final double HOURS = 192;
  private static final int CORES = 2;

  private record End(double cells, double seconds) {}

  private DonorsBenchmark() {}

  /// @param args donors, and rounds
  @SuppressWarnings("SystemOut") // a report for whoever runs it
  public static void main(String[] args) {
    int donors = Integer.parseInt(args[0]);
    int rounds = Integer.parseInt(args[1]);
    List<End> fine = List.of();
    for (double dt : new double[] {1, 10}) {
      run(donors / 10, dt);
      List<End> ends = List.of();
      double[] seconds = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        ends = run(donors, dt);
        seconds[i] = ends.stream().mapToDouble(End::seconds).sum() / CORES;
      }
      Arrays.sort(seconds);
      System.out.printf(
          Locale.ROOT,
          "%d donors x 8 days in steps of %.0f s: %.1f s on %d cores [%.1f-%.1f]; cells at the end"
              + " %.4g 1e6/mL%s%n",
          donors,
          dt,
          seconds[rounds / 2],
          CORES,
          seconds[0],
          seconds[rounds - 1],
          ends.stream().mapToDouble(End::cells).average().orElse(0),
          apart(fine, ends));
      fine = ends;
    }
  }

  private static String apart(List<End> fine, List<End> coarse) {
    double most = 0;
    for (int i = 0; i < fine.size(); i++) {
      most = Math.max(most, Math.abs(coarse.get(i).cells() / fine.get(i).cells() - 1));
    }
    return fine.isEmpty() ? "" : ", no donor's more than %.2g %% apart".formatted(100 * most);
  }

  private static List<End> run(int donors, double dt) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    return IntStream.range(0, donors)
        .parallel()
        .mapToObj(
            i -> {
              long begin = clock.getCurrentThreadCpuTime();
              Donor donor = Donor.drawn(i);
              Course course = new Course(PlantSettings.nominal(i).biased(i > 0).with(donor));
              course.run(HOURS, dt);
              return new End(
                  course.plant.viable(), (clock.getCurrentThreadCpuTime() - begin) / 1e9);
            })
        .toList();
  }
}
