package org.cellstation.console.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import org.cellstation.station.api.Station.Trend;
import org.junit.jupiter.api.Test;

class RasterTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 101;
  private static final int INK = 0xFF1C1C1C;
  private static final int PAPER = 0xFFEFEFEF;
  private final int[] pixels = new int[WIDTH * HEIGHT];

  private void paint(double[] min, double[] max) {
    Trend trend = new Trend("u", "v", "", Instant.EPOCH, Instant.EPOCH.plusSeconds(40), min, max);
    new Raster(pixels, WIDTH, HEIGHT).paint(trend, new Scale(0, 100, 20));
  }

  private int at(int x, int y) {
    return pixels[y * WIDTH + x];
  }

  @Test
  void keepsSpikeOfOneSampleVisible() {
    double[] min = new double[WIDTH];
    double[] max = new double[WIDTH];
    Arrays.fill(min, 20);
    Arrays.fill(max, 20);
    max[17] = 90;
    paint(min, max);
    assertEquals(INK, at(17, 10));
    assertEquals(PAPER, at(15, 10));
  }

  @Test
  void joinsNeighboursThatDoNotOverlap() {
    double[] step = new double[WIDTH];
    Arrays.fill(step, 0, 20, 20);
    Arrays.fill(step, 20, WIDTH, 80);
    paint(step, step);
    for (int y = 20; y <= 80; y++) {
      assertEquals(INK, at(20, y), "row " + y);
    }
  }

  @Test
  void hatchesWhatWasNotReadInsteadOfDrawingALine() {
    double[] gap = new double[WIDTH];
    Arrays.fill(gap, 50);
    Arrays.fill(gap, 10, 30, Double.NaN);
    paint(gap, gap);
    for (int x = 10; x < 30; x++) {
      int hatched = 0;
      for (int y = 0; y < HEIGHT; y++) {
        assertTrue(at(x, y) != INK, "ink in the gap at " + x);
        hatched += at(x, y) == PAPER ? 0 : 1;
      }
      assertTrue(hatched > 5, "no hatch at " + x);
    }
  }

  @Test
  void keepsValuesBeyondTheScaleOnThePaper() {
    double[] wild = new double[WIDTH];
    Arrays.fill(wild, 1e9);
    wild[3] = -1e9;
    paint(wild, wild);
    assertEquals(INK, at(10, 0));
    assertEquals(INK, at(3, HEIGHT - 1));
  }
}
