package org.cellstation.drivers.label;

import org.cellstation.drivers.bus.Errand;
import org.cellstation.drivers.bus.Instrument;

/// A printer of labels.
public interface LabelPrinter extends Instrument {
  /// @param copies 1 .. 100
  /// @return an errand that ends with the copies printed, as far as the printer can tell: only
  ///   scanning the label proves that it can be read
  Errand<Integer> print(Label label, int copies);
}
