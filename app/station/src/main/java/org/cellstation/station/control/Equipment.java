package org.cellstation.station.control;

import java.util.Map;
import java.util.Set;

/// What a unit has for its loops.
///
/// @param variables it measures
/// @param outputs it has, with what their devices can do
public record Equipment(Set<String> variables, Map<String, Limits> outputs) {
  static final String TOTAL = "gas flow";
  static final String BASE = "base";
  static final String EXCHANGE = "exchange rate";
  static final String OXYGEN = "oxygen";
  static final String CARBON_DIOXIDE = "carbon dioxide";
  static final String NITROGEN = "nitrogen";

  /// Whether something can be moved: an output of the unit, or a part of its gas mix.
  boolean moves(String target) {
    return switch (target) {
      case EXCHANGE -> true;
      case BASE -> outputs.containsKey(BaseDosing.PUMP);
      case TOTAL -> outputs.containsKey(GasBlend.AIR);
      case OXYGEN -> outputs.containsKey(GasBlend.AIR) && outputs.containsKey(GasBlend.OXYGEN);
      case CARBON_DIOXIDE ->
          outputs.containsKey(GasBlend.AIR) && outputs.containsKey(GasBlend.CARBON_DIOXIDE);
      case NITROGEN -> outputs.containsKey(GasBlend.AIR) && outputs.containsKey(GasBlend.NITROGEN);
      default -> outputs.containsKey(target);
    };
  }

  double capacity(String output) {
    Limits limits = outputs.get(output);
    return limits == null ? 0 : limits.max();
  }
}
