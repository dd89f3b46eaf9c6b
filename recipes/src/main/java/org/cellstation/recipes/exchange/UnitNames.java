package org.cellstation.recipes.exchange;

import java.util.Map;
import org.cellstation.recipes.model.Units;

/// What other programs call the units of recipes.
final class UnitNames {
  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("°C", "degC"),
          Map.entry("C", "degC"),
          Map.entry("CEL", "degC"),
          Map.entry("Cel", "degC"),
          Map.entry("deg C", "degC"),
          Map.entry("l", "L"),
          Map.entry("LTR", "L"),
          Map.entry("ml", "mL"),
          Map.entry("MLT", "mL"),
          Map.entry("GRM", "g"),
          Map.entry("KGM", "kg"),
          Map.entry("sec", "s"),
          Map.entry("SEC", "s"),
          Map.entry("MIN", "min"),
          Map.entry("hr", "h"),
          Map.entry("HUR", "h"),
          Map.entry("DAY", "d"),
          Map.entry("P1", "%"),
          Map.entry("percent", "%"),
          Map.entry("RPM", "rpm"),
          Map.entry("ml/min", "mL/min"),
          Map.entry("l/min", "L/min"),
          Map.entry("kPA", "kPa"));

  private UnitNames() {}

  /// The unit as recipes write it; as it is when it is none of theirs.
  static String own(String unit) {
    return Units.known(unit) ? unit : OWN.getOrDefault(unit, unit);
  }
}
