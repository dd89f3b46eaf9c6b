package org.cellstation.drivers.flow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The units in which makers count gas: `mln/min` (normal, 0 °C), `mls/min` (standard), `SCCM`,
/// `SLPM`. Which temperature the word stands for was fixed when the controller was ordered and is
/// not converted here.
public final class FlowUnit {
  private static final double HOUR = 1.0 / 60;

  private static final Map<String, Double> FACTORS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("mln/min", 1.0),
              Map.entry("mls/min", 1.0),
              Map.entry("ml/min", 1.0),
              Map.entry("sccm", 1.0),
              Map.entry("nccm", 1.0),
              Map.entry("sml/m", 1.0),
              Map.entry("nml/m", 1.0),
              Map.entry("ln/min", 1000.0),
              Map.entry("ls/min", 1000.0),
              Map.entry("l/min", 1000.0),
              Map.entry("slpm", 1000.0),
              Map.entry("nlpm", 1000.0),
              Map.entry("mln/h", HOUR),
              Map.entry("mls/h", HOUR),
              Map.entry("ln/h", 1000 * HOUR),
              Map.entry("ls/h", 1000 * HOUR)));

  private FlowUnit() {}

  /// Upper and lower case are not told apart, because the makers do not.
  ///
  /// @return mL/min in one of this unit, `NaN` when it is not a known unit of gas flow
  public static double millilitresPerMinute(String unit) {
    return FACTORS.getOrDefault(unit.strip().toLowerCase(Locale.ROOT), Double.NaN);
  }

  public static List<String> known() {
    return List.copyOf(FACTORS.keySet());
  }
}
