package org.cellstation.station.historian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BlockTest {
  private static final RandomGenerator RANDOM = new SplittableRandom(5);
  private final long[] scratch = new long[Points.CAPACITY];

  static Stream<Arguments> signals() {
    return Stream.of(
        signal("constant", i -> 37.5),
        signal("zero of both signs", i -> i % 2 == 0 ? 0.0 : -0.0),
        signal("hundredths", i -> Math.round(3700 + 20 * RANDOM.nextGaussian()) / 100.0),
        signal("steps", i -> 2.5 * Math.floorDiv(i, 100)),
        signal("nine places", i -> RANDOM.nextInt(1_000_000_000) / 1e9),
        signal("floats", i -> (float) (7 + 0.01 * RANDOM.nextGaussian())),
        signal("floats of both signs", i -> (float) RANDOM.nextGaussian()),
        signal("doubles", i -> RANDOM.nextGaussian() * Math.PI),
        signal("any bits", i -> finite(RANDOM.nextLong())),
        signal("huge and tiny", i -> i % 2 == 0 ? Double.MAX_VALUE : Double.MIN_VALUE),
        signal("beyond whole numbers", i -> 9007199254740992.0 + 2.0 * i),
        signal("far apart", i -> i % 2 == 0 ? -9e15 : 9e15));
  }

  private static Arguments signal(String name, IntToDoubleFunction value) {
    return Arguments.of(name, value);
  }

  private static double finite(long bits) {
    double value = Double.longBitsToDouble(bits);
    return Double.isFinite(value) ? value : 1.0;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signals")
  @Tag("K-02")
  void givesBackEveryBit(String name, IntToDoubleFunction signal) {
    for (int count : new int[] {1, 2, 127, 128, 129, 130, 1000, Points.CAPACITY}) {
      Points points = new Points(Points.CAPACITY);
      long millis = 1_700_000_000_000L;
      for (int i = 0; i < count; i++) {
        millis += 1000 + (RANDOM.nextInt(5) == 0 ? RANDOM.nextInt(-3000, 3000) : 0);
        points.add(millis, signal.applyAsDouble(i), anyStatus());
      }
      assertSame(points, pack(points.copy()));
    }
  }

  private static byte anyStatus() {
    return RANDOM.nextInt(10) > 0
        ? Status.GOOD
        : Status.of(new Reading(1, "g", Quality.UNCERTAIN, Cause.NOT_STABLE, INSTANT, "WT"));
  }

  private static final java.time.Instant INSTANT = java.time.Instant.EPOCH;

  private Block pack(Points points) {
    return Block.of(points, scratch, new Bytes(16));
  }

  private void assertSame(Points expected, Block block) {
    assertTrue(block.isSound());
    Points back = new Points(Points.CAPACITY);
    block.unpack(back, scratch);
    int n = expected.count;
    assertEquals(n, back.count);
    assertArrayEquals(Arrays.copyOf(expected.millis, n), Arrays.copyOf(back.millis, n));
    assertArrayEquals(Arrays.copyOf(expected.status, n), Arrays.copyOf(back.status, n));
    for (int i = 0; i < n; i++) {
      assertEquals(
          Double.doubleToRawLongBits(expected.values[i]),
          Double.doubleToRawLongBits(back.values[i]));
    }
  }

  @Test
  void keepsReadingsWithoutANumberAndTheirReason() {
    Points points = new Points(Points.CAPACITY);
    byte lost = Status.of(Reading.bad(Cause.NO_REPLY, "degC", INSTANT, "AT-101.temperature"));
    points.add(0, Double.NaN, lost);
    points.add(1000, 37.01, Status.GOOD);
    points.add(2000, Double.NaN, lost);
    points.add(3000, 37.03, Status.GOOD);
    Block block = pack(points.copy());
    assertSame(points, block);
    assertEquals(37.01, block.least());
    assertEquals(37.03, block.most());
    assertEquals(2, block.bytes()[Block.HEADER - 1], "still packed as hundredths");
  }

  @Test
  void summarisesOnlyGoodValues() {
    Points points = new Points(Points.CAPACITY);
    byte unstable =
        Status.of(new Reading(999, "g", Quality.UNCERTAIN, Cause.NOT_STABLE, INSTANT, "WT-101"));
    points.add(5, 999, unstable);
    points.add(3, 999, unstable);
    Block block = pack(points);
    assertTrue(Double.isNaN(block.least()) && Double.isNaN(block.most()));
    assertEquals(3, block.earliest());
    assertEquals(5, block.latest());
  }

  @Test
  void aConstantCostsNextToNothing() {
    Points points = new Points(Points.CAPACITY);
    for (int i = 0; i < Points.CAPACITY; i++) {
      points.add(1000L * i, 37.5, Status.GOOD);
    }
    assertTrue(pack(points).length() < 160);
  }

  @Test
  @Tag("A-01")
  void noticesEveryFlippedBit() {
    Points points = new Points(Points.CAPACITY);
    for (int i = 0; i < 50; i++) {
      points.add(1000L * i, RANDOM.nextInt(100) / 10.0, Status.GOOD);
    }
    byte[] bytes = pack(points).bytes();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(new Block(damaged, 0).isSound(), "bit " + bit);
    }
  }

  @Test
  void namesEveryQualityAndCause() {
    for (Quality quality : Quality.values()) {
      for (Cause cause : Cause.values()) {
        if ((quality == Quality.GOOD) == (cause == Cause.NONE)) {
          byte status = Status.of(new Reading(1, "g", quality, cause, INSTANT, "WT"));
          assertEquals(quality, Status.quality(status));
          assertEquals(cause, Status.cause(status));
          assertTrue(Status.hasNumber(status));
        }
      }
    }
  }
}
