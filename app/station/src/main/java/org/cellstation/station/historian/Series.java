package org.cellstation.station.historian;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One source in one unit, as far as it is not yet in a sealed file. Guarded by the historian's
/// state lock.
final class Series {
  final int id;
  final String source;
  final String unit;
  final List<Block> blocks = new ArrayList<>();
  final Points open = new Points(Points.CAPACITY);

  /// The write-ahead frame that this series was last in, and its value there.
  long frame = -1;

  double valueInFrame;

  /// The series whose reading came behind this one's: most likely it will again.
  @Nullable Series follower;

  /// The source has another unit now, and another series.
  boolean superseded;

  Series(int id, String source, String unit) {
    this.id = id;
    this.source = source;
    this.unit = unit;
  }

  long count() {
    long count = open.count;
    for (Block block : blocks) {
      count += block.count();
    }
    return count;
  }
}
