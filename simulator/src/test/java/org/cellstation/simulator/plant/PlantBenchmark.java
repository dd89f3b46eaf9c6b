package org.cellstation.simulator.plant;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// What the plant costs beside the same model in C, round by round in turn, in time of the
/// processor. Started by `simulator/src/test/bench/plant.sh`.
public final class PlantBenchmark {
  private static final double DAYS = 8;

  private PlantBenchmark() {}

  /// @param args path of the program in C, rounds, and what else to measure
  @SuppressWarnings("SystemOut") // a report for whoever runs it
  public static void main(String[] args) throws IOException {
    String peer = args[0];
    int rounds = Integer.parseInt(args[1]);
    for (double dt : new double[] {1, 10}) {
      double[] ratios = new double[rounds];
      double[] java = new double[rounds];
      for (int warm = 0; warm < 3; warm++) {
        run(dt);
      }
      String c = "";
      for (int i = 0; i < rounds; i++) {
        c = other(peer, dt);
        double[] own = run(dt);
        java[i] = own[0];
        ratios[i] = own[0] / Double.parseDouble(c.split(" ", -1)[0]);
        if (i == rounds - 1) {
          System.out.printf(
              Locale.ROOT,
              "Java: X %.6f glc %.6f pH %.6f L %.6f%nC:    %s%n",
              own[1],
              own[2],
              own[3],
              own[4],
              c);
        }
      }
      Arrays.sort(ratios);
      Arrays.sort(java);
      System.out.printf(
          Locale.ROOT,
          "step %.0f s: Java takes %.2f x the time of C -O3 [%.2f-%.2f], %.0f days/s, %.0f ns a step%n",
          dt,
          ratios[rounds / 2],
          ratios[0],
          ratios[rounds - 1],
          DAYS / java[rounds / 2],
          java[rounds / 2] / (DAYS * 86_400 / dt) * 1e9);
    }
  }

  private static String other(String peer, double dt) throws IOException {
    Process process = new ProcessBuilder(peer, Double.toString(DAYS), Double.toString(dt)).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
  }

  /// @return seconds, viable, glucose, pH, litres
  private static double[] run(double dt) {
    Plant plant = new Plant(PlantSettings.nominal(0));
    Actuators a = plant.actuators();
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long begin = clock.getCurrentThreadCpuTime();
    long steps = Math.round(DAYS * 86_400 / dt);
    for (long i = 0; i < steps; i++) {
      double hour = i * dt / 3600;
      a.feedMillilitresPerMinute = hour < 0.25 ? 54 : hour < 40 ? 0 : hour < 96 ? 0.4 : 1.2;
      a.permeateMillilitresPerMinute = hour < 40 ? 0 : hour < 96 ? 0.4 : 1.2;
      a.inoculumMillilitresPerMinute = hour >= 4 && hour < 4.02 ? 80 : 0;
      a.rockPerMinute = 30;
      a.airMillilitresPerMinute = 200;
      a.oxygenMillilitresPerMinute = hour < 100 ? 0 : 20;
      a.carbonDioxideMillilitresPerMinute = hour < 60 ? 30 : hour < 110 ? 20 : 5;
      a.heaterPercent = 51;
      plant.advance(dt);
    }
    double seconds = (clock.getCurrentThreadCpuTime() - begin) / 1e9;
    return new double[] {
      seconds, plant.viable(), plant.glucose(), plant.ph(), plant.millilitres() / 1000
    };
  }
}
