package org.cellstation.drivers.vaisala;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarbonDioxideProbeTest {
  private static final Vector PRINTED = Vectors.of(List.of("vaisala_gmp25x")).getFirst();
  private static final String TEMPERATURE = "F0 03 0004 0002";
  private static final String STATUS = "F0 03 0800 0002";
  private static final String ERRORS = "F0 03 0803 0002";

  private final Bench bench =
      new Bench(
          new CarbonDioxideProbe(
              "AE-101",
              240,
              new Timing(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ZERO)));

  @BeforeEach
  void isWell() {
    bench
        .bytes(PRINTED.requestBytes(), PRINTED.replyBytes())
        .rtu(TEMPERATURE, "F0 03 04 0000 4214")
        .rtu(STATUS, "F0 03 04 0000 0000");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void readsThePrintedFrameHoweverItIsSplit(int piece) {
    bench.inPiecesOf(piece);
    List<Reading> readings = bench.poll();
    assertEquals(465.65997, readings.get(0).value(), 1e-5);
    assertEquals("ppm", readings.get(0).unit());
    assertEquals(37, readings.get(1).value());
    assertTrue(readings.stream().allMatch(Reading::isGood));
    assertEquals(
        List.of(PRINTED.request(), Bench.rtu(TEMPERATURE), Bench.rtu(STATUS)), bench.sent());
  }

  /// Device status, CO2 status, error bits (low word first).
  @ParameterizedTest
  @CsvSource({
    "0000, 0100, 00000000, BAD, NOT_STABLE",
    "0000, 0002, 00000000, UNCERTAIN, NOT_STABLE",
    "0004, 0000, 00000000, UNCERTAIN, SENSOR_FAULT",
    "0002, 0000, 01000000, BAD, SENSOR_FAULT",
    "0001, 0000, 00010000, BAD, SENSOR_FAULT",
    "0002, 0000, 10000000, BAD, OUT_OF_RANGE",
    "0006, 0102, 20000000, BAD, NOT_STABLE",
    "0002, 0000, 00000001, BAD, SENSOR_FAULT"
  })
  void takesItsStatusForTheQuality(
      String device, String measurement, String errors, Quality quality, Cause cause) {
    bench.rtu(STATUS, "F0 03 04" + device + measurement).rtu(ERRORS, "F0 03 04" + errors);
    Reading reading = bench.poll("CO2");
    assertEquals(quality, reading.quality());
    assertEquals(cause, reading.cause());
  }

  @Test
  void makesNoValueOfNotANumber() {
    bench.rtu("F0 03 0000 0002", "F0 03 04 0000 7FC0").rtu(TEMPERATURE, "F0 03 04 0000 7FC0");
    List<Reading> readings = bench.poll();
    assertEquals(2, readings.size());
    assertTrue(readings.stream().allMatch(r -> r.cause() == Cause.SENSOR_FAULT));
    assertTrue(readings.stream().allMatch(r -> Double.isNaN(r.value())));
  }

  /// 1013 hPa as a float is 447D4000.
  @ParameterizedTest
  @CsvSource({
    "pressure compensation, 1013, 0208, 4000447D",
    "temperature compensation, 37, 020A, 00004214",
    "humidity compensation, 50, 020C, 00004248",
    "oxygen compensation, 21, 020E, 000041A8"
  })
  void compensatesInVolatileRegistersOnlyAndTellsThemAgain(
      String setting, double value, String register, String words) {
    String write = "F0 10 " + register + " 0002 04" + words;
    bench.rtu(write, "F0 10 " + register + " 0002").bus().request("AE-101." + setting, value);
    bench.poll();
    assertTrue(bench.sent().contains(Bench.rtu(write)));
    for (int i = 0; i < 29; i++) {
      bench.poll();
    }
    assertTrue(!bench.sent().contains(Bench.rtu(write)));
    bench.poll();
    assertTrue(bench.sent().contains(Bench.rtu(write)));
  }

  private Bench object(int object, String text) {
    return bench.rtu(
        "F0 2B 0E 04 %02X".formatted(object),
        "F0 2B 0E 04 83 00 00 01 %02X %02X".formatted(object, text.length())
            + HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void saysWhoItIs() throws BusException {
    object(0, "Vaisala");
    object(1, "GMP252 ");
    object(2, "1.2.3");
    object(0x80, "K0710040");
    assertEquals(new Identity("Vaisala", "GMP252", "K0710040", "1.2.3"), bench.identity());
  }

  @Test
  void takesNoOtherDeviceForOne() {
    object(0, "Vaisala");
    object(1, "HMP110");
    assertThrows(BusException.DamagedReply.class, bench::identity);
  }

  @Test
  void takesNoOtherObjectForTheOneAskedFor() {
    bench.rtu("F0 2B 0E 04 00", "F0 2B 0E 04 83 00 00 01 01 02 4142");
    assertThrows(BusException.DamagedReply.class, bench::identity);
  }
}
