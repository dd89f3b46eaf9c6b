package org.cellstation.simulator.culture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cellstation.simulator.chemistry.Liquid;
import org.cellstation.simulator.chemistry.Species;
import org.junit.jupiter.api.Test;

/// The golden run of process.md 1.2 [C]: perfusion, seed 0.258e6/mL, stimulus for 72 h; oxygen
/// fixed at 0.1 mM, temperature and pH at their optimum, cells fully retained, volume constant.
final class TCellsTest {
  private static final double STEP = 10.0 / 3600;

  /// h, Xv 1e6/mL, viability %, glucose, lactate, glutamine, NH4 mM, a2.
  private static final double[][] GOLDEN = {
    {24, 0.384, 93.8, 23.54, 1.30, 3.50, 0.78, 0.718},
    {48, 1.112, 96.5, 22.08, 3.87, 2.76, 1.44, 0.961},
    {72, 3.555, 97.9, 18.92, 9.19, 1.95, 1.95, 0.996},
    {96, 8.998, 97.6, 11.10, 22.76, 0.22, 3.23, 0.897},
    {120, 14.96, 95.5, 6.70, 30.35, 0.17, 3.15, 0.761},
    {144, 24.26, 94.4, 7.39, 29.07, 0.54, 2.78, 0.641},
    {168, 32.67, 91.5, 3.64, 35.63, 0.39, 2.90, 0.540},
  };

  @Test
  void reproducesTheGoldenPerfusionRun() {
    TCells cells = new TCells(Donor.NOMINAL, 72, false);
    cells.environment(37, 7.2);
    cells.arrive();
    Liquid liquid = new Liquid();
    double[] seed = new double[Species.COUNT];
    seed[Species.VIABLE] = 0.258;
    seed[Species.DEAD] = 0.258 * (1 / 0.95 - 1);
    seed[Species.GLUCOSE] = 24;
    seed[Species.GLUTAMINE] = 4;
    seed[Species.LACTATE] = 0.5;
    seed[Species.AMMONIUM] = 0.3;
    seed[Species.OXYGEN] = 0.1;
    liquid.add(seed, 1);
    double[] medium = new double[Species.COUNT];
    medium[Species.GLUCOSE] = 24;
    medium[Species.GLUTAMINE] = 4;
    medium[Species.OXYGEN] = 0.1;

    int row = 0;
    long steps = Math.round(168 / STEP);
    for (long i = 1; i <= steps; i++) {
      double hours = (i - 1) * STEP;
      double perDay = hours < 48 ? 0 : hours < 96 ? 0.5 : hours < 120 ? 1 : 2;
      double volume = perDay * STEP / 24;
      liquid.add(medium, volume / 2);
      liquid.drawClear(volume / 2, 1);
      cells.step(liquid.c, STEP);
      liquid.add(medium, volume / 2);
      liquid.drawClear(volume / 2, 1);
      if (i == Math.round(GOLDEN[row][0] / STEP)) {
        compare(GOLDEN[row], liquid.c, cells.activation());
        row = Math.min(row + 1, GOLDEN.length - 1);
      }
    }
  }

  /// 0.5 %, and half a unit of the last printed digit.
  private static void compare(double[] golden, double[] c, double a2) {
    double viable = c[Species.VIABLE];
    double[] mine = {
      golden[0],
      viable,
      100 * viable / (viable + c[Species.DEAD]),
      c[Species.GLUCOSE],
      c[Species.LACTATE],
      c[Species.GLUTAMINE],
      c[Species.AMMONIUM],
      a2
    };
    double[] digit = {0, 0.0005, 0.05, 0.005, 0.005, 0.005, 0.005, 0.0005};
    for (int i = 1; i < golden.length; i++) {
      assertEquals(
          golden[i], mine[i], 0.005 * golden[i] + digit[i], "column " + i + " at " + golden[0]);
    }
  }
}
