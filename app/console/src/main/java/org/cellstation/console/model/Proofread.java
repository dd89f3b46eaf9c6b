package org.cellstation.console.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.chart.ChartLayout;
import org.cellstation.recipes.estimate.RecipeEstimate;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.Pictures;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.format.SourceMap;
import org.cellstation.recipes.text.Fault;

/// A recipe's text with everything that is wrong with it and the chart that can be drawn from it.
///
/// @param map empty when the text is no YAML
/// @param chart empty without a map
/// @param estimate what the recipe takes, in words; empty while it has faults
/// @param atStep faults by the path of the innermost step they stand in
public record Proofread(
    String text,
    List<Fault> faults,
    Optional<SourceMap> map,
    Optional<ChartLayout> chart,
    Map<String, List<Fault>> atStep,
    String estimate) {

  /// Reads a text; takes a while for a long one.
  ///
  /// @param name by which faults call it
  /// @param pictures what questions can show
  public static Proofread of(String name, String text, Pictures pictures) {
    ReadResult read =
        RecipeReader.read(name, text.getBytes(StandardCharsets.UTF_8), BatchValues.NONE, pictures);
    List<Fault> faults = read instanceof ReadResult.Faulty faulty ? faulty.faults() : List.of();
    String estimate =
        read instanceof ReadResult.Valid valid ? RecipeEstimate.of(valid.recipe()).words() : "";
    Optional<SourceMap> map = SourceMap.of(text);
    Map<String, List<Fault>> atStep = new HashMap<>();
    for (Fault fault : faults) {
      map.flatMap(known -> known.at(fault.line()))
          .ifPresent(
              step -> atStep.computeIfAbsent(step.path(), path -> new ArrayList<>()).add(fault));
    }
    return new Proofread(
        text, faults, map, map.map(known -> ChartLayout.of(known.outline())), atStep, estimate);
  }
}
