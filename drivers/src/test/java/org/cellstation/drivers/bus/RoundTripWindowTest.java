package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundTripWindowTest {
  private final RoundTripWindow window = new RoundTripWindow();

  @Test
  void knowsNothingBeforeTheFirstExchange() {
    assertEquals(RoundTrips.NONE, window.summary());
  }

  @Test
  void countsSmallValuesExactly() {
    for (int micros = 1; micros <= 20; micros++) {
      window.add(micros * 1000L);
    }
    assertEquals(new RoundTrips(20, 10, 19, 20, 20), window.summary());
  }

  @Test
  void isNeverMoreThanThreePercentOff() {
    Random random = new Random(7);
    long[] micros = new long[RoundTripWindow.HALF];
    for (int i = 0; i < micros.length; i++) {
      micros[i] = (long) Math.pow(2, random.nextDouble() * 25.9);
      window.add(micros[i] * 1000);
    }
    Arrays.sort(micros);
    RoundTrips summary = window.summary();
    near(micros[micros.length / 2 - 1], summary.p50Micros());
    near(micros[micros.length * 95 / 100 - 1], summary.p95Micros());
    near(micros[micros.length * 99 / 100 - 1], summary.p99Micros());
    assertEquals(micros[micros.length - 1], summary.maxMicros());
  }

  private static void near(long exact, long told) {
    assertTrue(told >= exact && told <= exact * 1.032 + 1, exact + " told as " + told);
  }

  @Test
  void forgetsWhatIsLongAgo() {
    window.add(3_000_000_000L);
    for (int i = 0; i < 2 * RoundTripWindow.HALF; i++) {
      window.add(5000);
    }
    assertEquals(new RoundTrips(RoundTripWindow.HALF + 1, 5, 5, 5, 5), window.summary());
  }

  @Test
  void takesWhateverAClockMakesOfIt() {
    window.add(-5);
    window.add(Long.MAX_VALUE);
    assertEquals(0, window.summary().p50Micros());
    assertEquals(Long.MAX_VALUE / 1000, window.summary().maxMicros());
  }
}
