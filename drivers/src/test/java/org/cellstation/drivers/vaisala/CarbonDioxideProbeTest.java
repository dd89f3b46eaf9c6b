package org.cellstation.drivers.vaisala;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.modbus.WordOrder;
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
  private static final String MEASURED = "F0 03 0000 0006";
  private static final String NOT_A_NUMBER = "0000 7FC0";
  private static final String CELSIUS_25 = "0000 41C8";
  private static final String CELSIUS_37 = "0000 4214";
  private static final String STATUS = "F0 03 0800 0002";
  private static final String ERRORS = "F0 03 0803 0002";

  private final Bench bench =
      new Bench(
          new CarbonDioxideProbe(
              "AE-101",
              240,
              new Timing(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ZERO)));

  /// Between the two stands the temperature that it compensates for, 25 degC.
  private static String measured(String carbonDioxide, String temperature) {
    return "F0 03 0C" + carbonDioxide + CELSIUS_25 + temperature;
  }

  @BeforeEach
  void isWell() {
    bench.rtu(MEASURED, measured("D47A 43E8", CELSIUS_37)).rtu(STATUS, "F0 03 04 0000 0000");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void readsBothMeasurementsAtOnceHoweverTheyAreSplit(int piece) {
    bench.inPiecesOf(piece);
    List<Reading> readings = bench.poll();
    assertEquals(465.65997, readings.get(0).value(), 1e-5);
    assertEquals("ppm", readings.get(0).unit());
    assertEquals(37, readings.get(1).value());
    assertTrue(readings.stream().allMatch(Reading::isGood));
    assertEquals(List.of(Bench.rtu(MEASURED), Bench.rtu(STATUS)), bench.sent());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void understandsThePrintedFrameHoweverItIsSplit(int piece)
      throws InterruptedException, ExecutionException {
    bench.bytes(PRINTED.requestBytes(), PRINTED.replyBytes()).inPiecesOf(piece).poll();
    var unit = new ModbusUnit("AE-101", 240, Transport.RTU, Duration.ofMillis(300));
    var ppm =
        bench
            .bus()
            .perform(
                "AE-101",
                line -> unit.read(line, unit.holding(0, 2)).float32(0, WordOrder.LOW_WORD_FIRST));
    bench.poll();
    assertEquals(465.65997f, ppm.get());
    assertTrue(bench.sent().contains(PRINTED.request()));
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
    bench.rtu(MEASURED, measured(NOT_A_NUMBER, NOT_A_NUMBER));
    List<Reading> readings = bench.poll();
    assertEquals(2, readings.size());
    assertTrue(readings.stream().allMatch(r -> r.cause() == Cause.SENSOR_FAULT));
    assertTrue(readings.stream().allMatch(r -> Double.isNaN(r.value())));
  }

  @Test
  void keepsTheTemperatureWhenOnlyCarbonDioxideIsNotANumber() {
    bench.rtu(MEASURED, measured(NOT_A_NUMBER, CELSIUS_37));
    List<Reading> readings = bench.poll();
    assertEquals(Cause.SENSOR_FAULT, readings.get(0).cause());
    assertEquals(37, readings.get(1).value());
    assertTrue(readings.get(1).isGood());
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
    assertThrows(BusException.OtherDevice.class, bench::identity);
  }

  @Test
  void takesNoOtherObjectForTheOneAskedFor() {
    bench.rtu("F0 2B 0E 04 00", "F0 2B 0E 04 83 00 00 01 01 02 4142");
    assertThrows(BusException.DamagedReply.class, bench::identity);
  }
}
