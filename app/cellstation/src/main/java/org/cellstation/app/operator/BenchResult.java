package org.cellstation.app.operator;

import java.util.List;
import org.cellstation.simulator.BenchSample;

/// One result of a sample on the bench.
///
/// @param analyte as recipes ask for it
/// @param value `NaN` where nothing can be said of these cells
/// @param unit empty for none
/// @param decimals that the bench instrument shows
public record BenchResult(String analyte, double value, String unit, int decimals) {
  /// All that the bench instruments show.
  public static List<BenchResult> all(BenchSample sample) {
    return List.of(
        new BenchResult("viable cell density", sample.viable(), "1e6/mL", 3),
        new BenchResult("viability", sample.viability(), "%", 1),
        new BenchResult("cell diameter", sample.diameter(), "um", 1),
        new BenchResult("glucose", sample.glucose(), "mM", 2),
        new BenchResult("lactate", sample.lactate(), "mM", 2),
        new BenchResult("glutamine", sample.glutamine(), "mM", 2),
        new BenchResult("ammonium", sample.ammonium(), "mM", 2),
        new BenchResult("pH", sample.ph(), "", 3),
        new BenchResult("pO2", sample.oxygen(), "mmHg", 0),
        new BenchResult("pCO2", sample.carbonDioxide(), "mmHg", 0),
        new BenchResult("pluripotent cells", sample.pluripotent(), "%", 1),
        new BenchResult("marker cells", sample.committed(), "%", 1),
        new BenchResult("insulin positive", sample.insulinPositive(), "%", 1),
        new BenchResult("islet equivalents", sample.isletEquivalents(), "/mL", 0),
        new BenchResult("CAR-positive cells", sample.carrying(), "%", 1),
        new BenchResult("free cells", sample.free(), "%", 1));
  }
}
