package org.cellstation.simulator.vessel;

import org.cellstation.simulator.vessel.Vessel.Filter;
import org.cellstation.simulator.vessel.Vessel.GasLines;
import org.cellstation.simulator.vessel.Vessel.GasSpace;
import org.cellstation.simulator.vessel.Vessel.HeatSizes;
import org.cellstation.simulator.vessel.Vessel.Mixing;
import org.cellstation.simulator.vessel.Vessel.Volumes;

/// The vessels that come with the simulator, each for a range of sizes. Source: process.md 2.2 to
/// 2.5; sizes [G] where a maker publishes them, else [U]. Areas, heaters and losses grow with
/// volume to the power that links the two examples of 2.5 (2 L: 1.5 W/K, 10 L: 4 W/K).
public final class Vessels {
  /// ln(4/1.5)/ln(10/2) [C].
  private static final double HEAT_EXPONENT = 0.61;

  /// What the elements of a rocker hold [U].
  private static final double BAG_HEATER_LAG = 30;

  private static final double HEEL = 0.0005;

  /// Both loops of the 2.1 m2 system, L [U].
  private static final double QUANTUM = 0.52;

  private Vessels() {}

  /// A bag on a rocking platform, half full; 1.5 W/K to the room at 2 L [U].
  ///
  /// @param litres whole bag, 1..100 L (working volumes of 0.5..50 L)
  public static Vessel rockingBag(double litres) {
    check("rocking bag", litres, 1, 100);
    double area = StrictMath.pow(litres / 2, HEAT_EXPONENT);
    double size = litres / 2;
    return new Vessel(
        "rocking bag " + litres + " L",
        new Volumes(HEEL, 0.05 * litres, 0.5 * litres, litres),
        new Aeration.Rocking(9, 0.3),
        // 95 % mixed within 25 s at 20/min [G]; a bag at rest mixes by convection [U].
        new Mixing(8, 20, 300),
        new HeatSizes(
            60 * area,
            BAG_HEATER_LAG,
            0,
            400 * size,
            200 * size,
            8 * area,
            0.3 * area,
            1.5 * area,
            0.25 * litres),
        // 0.1 kPa at 0.2 L/min [G]; bags are rated for some 3..5 kPa, and tear later [G].
        new GasSpace(0, 0.025 * litres, 2000 * size, 0.0004, 0, 0.8, 7),
        // A membrane that floats in the bag [G]; fouling [U].
        new Filter(0.04 * size, 3, 1, 3.5e-4, 80),
        new GasLines(500 * size, 500 * size, 100 * size, 500 * size),
        350 * area);
  }

  /// A stirred glass or single-use tank, as high as it is wide at working volume, pitched blades.
  ///
  /// @param workingLitres 0.25..50 L
  public static Vessel stirredTank(double workingLitres) {
    check("stirred tank", workingLitres, 0.25, 50);
    double tank = StrictMath.cbrt(4 * workingLitres / 1000 / Math.PI);
    double area = StrictMath.pow(workingLitres / 2, HEAT_EXPONENT);
    double size = workingLitres / 2;
    // Turns that give 10 W/m3 with a pitched blade of 0.45 tank diameters [C]: a common measure.
    double impeller = 0.45 * tank;
    double turns =
        60
            * StrictMath.cbrt(
                10 * workingLitres / 1000 / (1.2 * 1000 * StrictMath.pow(impeller, 5)));
    return new Vessel(
        "stirred tank " + workingLitres + " L",
        new Volumes(HEEL, 0.3 * workingLitres, workingLitres, 1.4 * workingLitres),
        // van 't Riet 1979 for coalescing liquids, half of its constant at 5..50 W/m3 [U]; surface
        // 1.5 1/h at 2 L [U], less where the surface is small against the volume.
        new Aeration.Stirred(
            tank, impeller, 1.2, 0.013, 0.4, 0.5, 1.5 / StrictMath.cbrt(size), turns),
        // 95 % mixed within 20 s in 2 L and 45 s in 50 L [G].
        new Mixing(7 * StrictMath.cbrt(size), turns, 600),
        // 2.5: 1.5 W/K and a pad of 50 W saturate for more than 2 K in 2 L [U].
        new HeatSizes(
            90 * area,
            60,
            40 * area,
            600 * size,
            300 * size,
            12 * area,
            0.3 * area,
            1.5 * area,
            0.5 * workingLitres),
        new GasSpace(0, 0.05 * workingLitres, 3000 * size, 0.0004, 0, 0.9, 50),
        // ATF module of 0.13 m2 at 2 L [G].
        new Filter(0.13 * size, 3, 1, 3.5e-4, 80),
        new GasLines(1000 * size, 500 * size, 200 * size, 1000 * size),
        2500 * area);
  }

  /// A hollow-fibre cell expansion system: 2.1 m2, 124 mL inside the fibres [G], loops [U].
  public static Vessel hollowFibre() {
    return hollowFibre(QUANTUM);
  }

  /// The same with fewer or more fibres of the same kind, walls and loops in proportion [U].
  ///
  /// @param litres in both loops, 0.02..2 L
  public static Vessel hollowFibre(double litres) {
    check("hollow-fibre vessel", litres, 0.02, 2);
    double size = litres / QUANTUM;
    double area = StrictMath.pow(size, HEAT_EXPONENT);
    double fibres = 2.1 * size;
    return new Vessel(
        "hollow fibre %.3g m2".formatted(fibres),
        new Volumes(HEEL * size, 0.2 * size, litres, 0.6 * size),
        // Loops of 0.18 and 0.34 L with tubing [U]. 2.1 m2 x 1e-5 m/s for small molecules [U] gives
        // 76 L/h; oxygenator with two transfer units at 100 mL/min [U].
        new Aeration.Fibres(0.18 * size, 0.34 * size, 76 * size, 12 * size, 0.9),
        new Mixing(20, 100 * size, 600),
        new HeatSizes(
            80 * area, 60, 0, 800 * size, 500 * size, 6 * area, 0.3 * area, 1.2 * area, 0.1 * size),
        new GasSpace(0.15 * size, 0.05 * size, 2000 * size, 0.0004, 0, 0, 20),
        new Filter(fibres, 0.3, 1, 2e-6, 60),
        new GasLines(500 * size, 500 * size, 100 * size, 500 * size),
        4000 * area);
  }

  /// A flask with a floor of silicone in an incubator, after the G-Rex: 100 cm2 and 1 L [G].
  ///
  /// @param litres of medium, 0.04..5 L, ten centimetres deep
  public static Vessel gasPermeable(double litres) {
    check("gas-permeable flask", litres, 0.04, 5);
    return membrane("gas-permeable flask " + litres + " L", litres, 0.01 * litres);
  }

  /// A bag of silicone or FEP film, flat on a shelf: both sides breathe, a centimetre deep [G].
  ///
  /// @param litres of medium, 0.02..2 L
  public static Vessel gasPermeableBag(double litres) {
    check("gas-permeable bag", litres, 0.02, 2);
    return membrane("gas-permeable bag " + litres + " L", litres, 0.2 * litres);
  }

  private static Vessel membrane(String name, double litres, double squareMetres) {
    return new Vessel(
        name,
        new Volumes(HEEL, 0.1 * litres, litres, 1.1 * litres),
        // Silicone of 0.15 mm: 600 Barrer O2 [G] = 4.8 mmol/(m2 h kPa) [C]; CO2 five times as much.
        new Aeration.Membrane(squareMetres, 4.8, 5),
        // Nothing moves; a feed spreads by convection within half an hour [U].
        new Mixing(600, 0, 600),
        new HeatSizes(60, 60, 0, 4000, 100, 4, 1.5, 0.05, 0.2 * litres),
        // The incubator: 20 L, humid, 5 % CO2 to begin with [G].
        new GasSpace(20, 20, 5000, 0.05, 0.9, 0, 20),
        new Filter(0.01 * litres, 3, 1, 3.5e-4, 80),
        new GasLines(1000, 500, 200, 1000),
        200);
  }

  private static void check(String what, double litres, double least, double most) {
    if (!(litres >= least && litres <= most)) {
      throw new IllegalArgumentException(
          "a " + what + " of " + litres + " L is not in " + least + ".." + most + " L");
    }
  }
}
