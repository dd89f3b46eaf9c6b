package org.cellstation.console.trend;

import java.util.Arrays;
import org.cellstation.station.api.Station.Trend;

/// Draws a trend straight into pixels, one column per bucket from its smallest to its largest
/// value, joined to its neighbour: every spike stays visible however long the span. Where nothing
/// good was read the column is hatched, so that a gap is not taken for a steady value.
///
/// Pixels are premultiplied ARGB, row by row.
final class Raster {
  private static final int PAPER = 0xFFEFEFEF;
  private static final int INK = 0xFF1C1C1C;
  private static final int HATCH = 0xFFC4C4C4;
  private static final int HATCH_PERIOD = 8;

  private final int[] pixels;
  private final int width;
  private final int height;

  /// @param pixels drawn into, `width * height` of them
  Raster(int[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  void paint(Trend trend, Scale scale) {
    Arrays.fill(pixels, PAPER);
    int buckets = Math.min(trend.min().length, width);
    int lastTop = -1;
    int lastBottom = -1;
    for (int x = 0; x < buckets; x++) {
      double min = trend.min()[x];
      if (Double.isNaN(min)) {
        hatch(x);
        lastTop = -1;
        continue;
      }
      int top = row(trend.max()[x], scale);
      int bottom = row(min, scale);
      boolean joined = lastTop >= 0;
      ink(x, joined ? Math.min(top, lastBottom) : top, joined ? Math.max(bottom, lastTop) : bottom);
      lastTop = top;
      lastBottom = bottom;
    }
  }

  private int row(double value, Scale scale) {
    return Math.clamp((long) scale.y(value, height - 1), 0, height - 2);
  }

  /// Two pixels thick at least.
  private void ink(int x, int top, int bottom) {
    for (int y = top; y <= bottom + 1; y++) {
      pixels[y * width + x] = INK;
    }
  }

  private void hatch(int x) {
    for (int y = x % HATCH_PERIOD; y < height; y += HATCH_PERIOD) {
      pixels[y * width + x] = HATCH;
    }
  }
}
