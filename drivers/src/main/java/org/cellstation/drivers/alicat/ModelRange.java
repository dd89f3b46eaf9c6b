package org.cellstation.drivers.alicat;

import org.cellstation.drivers.flow.FlowUnit;
import org.jspecify.annotations.Nullable;

/// The range that stands in a model number: `MC-500SCCM-D`.
record ModelRange(double value, String unit) {
  /// @return null where the model number tells none, as of a pressure controller
  static @Nullable ModelRange of(String model) {
    for (String part : model.split("-", -1)) {
      int end = 0;
      while (end < part.length()
          && (Character.isDigit(part.charAt(end)) || part.charAt(end) == '.')) {
        end++;
      }
      String unit = part.substring(end);
      if (end > 0
          && !part.startsWith(".")
          && !Double.isNaN(FlowUnit.millilitresPerMinute(unit))
          && part.indexOf('.') == part.lastIndexOf('.')) {
        return new ModelRange(Double.parseDouble(part.substring(0, end)), unit);
      }
    }
    return null;
  }
}
