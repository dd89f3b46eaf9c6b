package org.cellstation.drivers.hamilton;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.calibration.CalibrationResult;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArcSensorTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO);
  private static final String READ_CHANNEL_1 = "01030829000A1665";

  /// Values printed in the programmer's manual.
  private static final String PH_BLOCK = "01031410000000CD0C4080000000000000000000004160770D";

  private static final String DO_BLOCK = "0103140020000000004220000000000000000000004396A4DC";

  private final ArcSensor arc = new ArcSensor("AT-101", ArcSensor.Kind.PH_ARC, 1, TIMING);
  private final Bench ph = bench(arc);

  private static Bench bench(ArcSensor.Kind kind) {
    return bench(new ArcSensor("AT-101", kind, 1, TIMING));
  }

  private static Bench bench(ArcSensor sensor) {
    return diagnosis(new Bench(sensor))
        .bytes(read(0x10BF, 4), words(0x03, 0))
        .bytes(read(0x0969, 10), block(0x04, 37.25f, 0, -20, 130));
  }

  private static byte[] read(int register, int count) {
    return checksummed(HexFormat.of().parseHex("0103%04X%04X0000".formatted(register, count)));
  }

  private static byte[] exception(byte[] request, int code) {
    return checksummed(new byte[] {1, (byte) (request[1] | 0x80), (byte) code, 0, 0});
  }

  private static byte[] write(int register, byte[] data) {
    String hex = HexFormat.of().formatHex(data);
    return checksummed(
        HexFormat.of()
            .parseHex(
                "0110%04X%04X%02X%s0000".formatted(register, data.length / 2, data.length, hex)));
  }

  private static byte[] written(byte[] write) {
    byte[] reply = Arrays.copyOf(write, 8);
    return checksummed(reply);
  }

  private static byte[] words(int... values) {
    byte[] frame = new byte[5 + 4 * values.length];
    frame[0] = 1;
    frame[1] = 3;
    frame[2] = (byte) (4 * values.length);
    for (int i = 0; i < values.length; i++) {
      WordOrder.LOW_WORD_FIRST.put(frame, 3 + 4 * i, values[i]);
    }
    return checksummed(frame);
  }

  private static int bits(float value) {
    return Float.floatToIntBits(value);
  }

  private static byte[] block(int unit, float value, int status, float min, float max) {
    return words(unit, bits(value), status, bits(min), bits(max));
  }

  private static byte[] checksummed(byte[] frame) {
    int crc = Crc16.of(frame, 0, frame.length - 2);
    frame[frame.length - 2] = (byte) crc;
    frame[frame.length - 1] = (byte) (crc >>> 8);
    return frame;
  }

  private Reading phWith(int unit, float value, int status) {
    ph.bytes(HexFormat.of().parseHex(READ_CHANNEL_1), block(unit, value, status, 0, 14));
    return ph.poll("pH");
  }

  @Test
  void readsTheValuesPrintedInTheManual() {
    ph.hex(READ_CHANNEL_1, PH_BLOCK);
    List<Reading> readings = ph.poll();
    assertEquals(4.02503f, readings.get(0).value());
    assertEquals("pH", readings.get(0).unit());
    assertEquals(Quality.GOOD, readings.get(0).quality());
    assertEquals("AT-101.temperature", readings.get(1).source());
    assertEquals(37.25, readings.get(1).value());
  }

  @Test
  void readsDissolvedOxygen() {
    Bench sensor = bench(ArcSensor.Kind.VISIFERM_DO).hex(READ_CHANNEL_1, DO_BLOCK);
    Reading reading = sensor.poll("DO");
    assertEquals(40, reading.value());
    assertEquals("%", reading.unit());
    assertTrue(reading.isGood());
  }

  @Test
  void neverWrites() {
    ph.hex(READ_CHANNEL_1, PH_BLOCK);
    for (int i = 0; i < 2000; i++) {
      ph.poll();
    }
    assertTrue(ph.sent().stream().allMatch(frame -> frame.startsWith("0103")));
  }

  /// Warnings, errors, quality, hours, counters of a healthy sensor.
  private static Bench diagnosis(Bench sensor) {
    return sensor
        .bytes(read(0x127F, 8), words(0, 0, 0, 0))
        .bytes(read(0x12BF, 8), words(0, 0, 0, 0))
        .bytes(read(0x1307, 2), words(bits(98.5f)))
        .bytes(read(0x1243, 6), words(bits(1234.5f), bits(2), bits(0)))
        .bytes(read(0x1249, 6), words(17, 0, 250));
  }

  @Test
  void asksSlowThingsOneAPollAndSeldom() {
    ph.hex(READ_CHANNEL_1, PH_BLOCK);
    List<Reading> round = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ph.poll().stream().filter(r -> !r.source().endsWith("pH")).forEach(round::add);
    }
    ph.sent();
    assertEquals(
        Map.of("quality", 98.5, "hours", 1234.5, "powerUps", 17.0, "flashWrites", 250.0),
        round.stream()
            .filter(r -> !r.source().endsWith("temperature"))
            .collect(toMap(r -> r.source().substring("AT-101.".length()), Reading::value)));
    for (int i = 0; i < 590; i++) {
      ph.poll();
    }
    assertEquals(2 * 590, ph.sent().size(), "nothing but the two channels for ten minutes");
    for (int i = 0; i < 10; i++) {
      ph.poll();
    }
    assertEquals(2 * 10 + 5, ph.sent().size());
  }

  @Test
  void saysInWordsWhatTheSensorComplainsAbout() {
    ph.hex(READ_CHANNEL_1, PH_BLOCK);
    for (int i = 0; i < 5; i++) {
      ph.poll();
    }
    assertEquals("", ph.bus().instruments().getFirst().detail());
    ph.bytes(read(0x127F, 8), words(1 << 3, 3, 0, 0));
    ph.bytes(read(0x12BF, 8), words(1 << 5, 2, 0, 1 << 24));
    phWith(0x1000, 7.2f, 0x18);
    ph.poll();
    ph.poll();
    assertEquals(
        "glass resistance too high; sensor quality below 15 %; no communication inside the sensor;"
            + " measurement warning bit 3; calibration recommended; last calibration failed",
        ph.bus().instruments().getFirst().detail());
    assertEquals(LinkStatus.State.UP, ph.bus().instruments().getFirst().state());
  }

  @Test
  void measuresOnWhereTheFirmwareLacksASlowBlock() {
    ph.bytes(read(0x1307, 2), exception(read(0x1307, 2), 2));
    for (int i = 0; i < 6; i++) {
      assertTrue(phWith(0x1000, 7.2f, 0).isGood());
    }
  }

  @Test
  void saysWhoItIs() {
    ph.bytes(read(0x0827, 2), words(0x201000));
    ph.bytes(read(0x0407, 8), text("EPHUM011"));
    // The example of the manual, figure 2.9.2.2.
    ph.bytes(read(0x051F, 8), text("0001001"));
    assertEquals("Hamilton pH Arc, serial 0001001, firmware EPHUM011", identity(ph));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not available"})
  void worksWithoutASerialNumber(String told) {
    ph.bytes(read(0x0827, 2), words(0x201000)).bytes(read(0x0407, 8), text("EPHUM011"));
    ph.bytes(read(0x051F, 8), told.isEmpty() ? exception(2) : text(told));
    assertEquals("Hamilton pH Arc, firmware EPHUM011", identity(ph));
  }

  private static byte[] exception(int code) {
    return checksummed(new byte[] {1, (byte) 0x83, (byte) code, 0, 0});
  }

  @Test
  void doesNotTakeAnOxygenSensorForAPhSensor() {
    ph.bytes(read(0x0827, 2), words(0xB0));
    ph.bytes(read(0x0407, 8), text("ODOUM102"));
    assertTrue(identity(ph).contains("this sensor cannot measure in pH"));
  }

  private String identity(Bench sensor) {
    sensor.hex(READ_CHANNEL_1, PH_BLOCK);
    var identity = sensor.bus().perform("AT-101", arc::identify);
    sensor.poll();
    return identity.handle((who, why) -> who != null ? who.toString() : why.getMessage()).join();
  }

  private static byte[] text(String text) {
    byte[] frame = new byte[5 + 16];
    frame[0] = 1;
    frame[1] = 3;
    frame[2] = 16;
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, frame, 3, text.length());
    return checksummed(frame);
  }

  private static final String TO_SPECIALIST = "011010BF0004080030000079CE00F497E7";

  @Test
  void setsItsUnitOnceWhenAnotherIsFoundAndGivesTheLevelBack() {
    byte[] user = write(0x10BF, new byte[] {0, 3, 0, 0, 0, 0, 0, 0});
    byte[] unit = write(0x0829, new byte[] {0x10, 0, 0, 0});
    ph.bytes(HexFormat.of().parseHex(READ_CHANNEL_1), block(0x200000, 100, 0, -500, 500));
    ph.hex(TO_SPECIALIST, "011010BF0004F4EE").bytes(user, written(user)).bytes(unit, written(unit));
    ph.poll();
    List<String> writes = ph.sent().stream().filter(f -> f.startsWith("0110")).toList();
    assertEquals(
        List.of(TO_SPECIALIST, hex(unit), hex(user)), writes, "up, the unit, and down again");
    for (int i = 0; i < 100; i++) {
      ph.poll();
    }
    assertTrue(ph.sent().stream().noneMatch(f -> f.startsWith("0110")), "not again and again");
  }

  @Test
  void takesBackALevelThatWasLeftRaised() {
    byte[] user = write(0x10BF, new byte[] {0, 3, 0, 0, 0, 0, 0, 0});
    ph.bytes(read(0x10BF, 4), words(0x30, 0)).bytes(user, written(user));
    ph.hex(READ_CHANNEL_1, PH_BLOCK);
    assertTrue(ph.poll("pH").isGood());
    assertTrue(ph.sent().contains(hex(user)));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static final byte[] TO_ADMINISTRATOR =
      write(0x10BF, new byte[] {0, 0x0C, 0, 0, 0x5D, (byte) 0xEA, 0x01, 0x14});
  private static final byte[] TO_USER = write(0x10BF, new byte[] {0, 3, 0, 0, 0, 0, 0, 0});
  private static final String WRITE_CP1 = "011014290002" + "0451EC40802FB4";
  private static final String WRITE_LAB = "011014C90002" + "04666640E68E48";

  private Bench calibrating() {
    ph.bytes(TO_ADMINISTRATOR, written(TO_ADMINISTRATOR));
    ph.bytes(TO_USER, written(TO_USER)).hex(READ_CHANNEL_1, PH_BLOCK);
    for (String write : List.of(WRITE_CP1, WRITE_LAB)) {
      ph.bytes(HexFormat.of().parseHex(write), written(HexFormat.of().parseHex(write)));
    }
    return ph;
  }

  private CalibrationResult calibrate(int point, double value) {
    var outcome =
        ph.bus()
            .perform(
                "AT-101", line -> arc.perform(line, arc.calibrationPoints().get(point), value));
    ph.poll();
    ph.poll();
    return outcome.join();
  }

  @Test
  void calibratesAPointAndReturnsToTheLowestLevel() {
    calibrating().bytes(read(0x1425, 6), words(0, 0x1000, bits(4.01f)));
    CalibrationResult result = calibrate(0, 4.01);
    assertTrue(result.accepted() && result.stable());
    assertEquals(List.of(), result.status());
    assertEquals(4.02503f, result.asFound().value());
    assertEquals(37.25, result.asFound().celsius());
    assertEquals(98.5, result.asLeft().qualityPercent());
    assertEquals(
        List.of(hex(TO_ADMINISTRATOR), WRITE_CP1, hex(TO_USER)),
        ph.sent().stream().filter(f -> f.startsWith("0110")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01 | the two points are too close to each other | true",
        "02 | no standard matches the reading | true",
        "04 | the temperature is too low to calibrate | true",
        "08 | the temperature is too high to calibrate | true",
        "10 | the temperature is not stable | false",
        "20 | offset or slope is too low | true",
        "40 | offset or slope is too high | true",
        "80 | the value is not stable | false"
      })
  void tellsWhyAPointWasNotTaken(String bit, String words, boolean stable) {
    int status = Integer.parseInt(bit, 16);
    calibrating().bytes(read(0x1425, 6), words(status | 0xFF00, 0x1000, bits(4.01f)));
    CalibrationResult result = calibrate(0, 4.01);
    assertEquals(List.of(words), result.status(), "and nothing of the other point");
    assertEquals(stable, result.stable());
    assertTrue(!result.accepted());
  }

  @Test
  void doesNotBelieveAPointThatKeptAnotherValue() {
    calibrating().bytes(read(0x1425, 6), words(0, 0x1000, bits(7)));
    CalibrationResult result = calibrate(0, 4.01);
    assertTrue(!result.accepted());
    assertEquals(List.of("the sensor kept 7.0 instead of 4.01"), result.status());
  }

  @Test
  void assignsALaboratoryValue() {
    calibrating().bytes(read(0x14C5, 6), words(0x1C000000, 0x1000, bits(7.2f)));
    assertTrue(calibrate(2, 7.2).accepted());
    ph.bytes(read(0x14C5, 6), words(0x09000000, 0x1000, 0));
    CalibrationResult outside = calibrate(2, 7.2);
    assertTrue(!outside.accepted());
    assertEquals(List.of("outside the range in which it can be calibrated"), outside.status());
  }

  @Test
  void wantsTheValueOfTheSampleBeforeTheLaboratorys() {
    calibrating().bytes(read(0x14C5, 6), words(0x14000000, 0x1000, bits(7.2f)));
    assertTrue(refusal(2, 7.2).contains("begin again"));
  }

  @Test
  void givesTheLevelBackWhenTheSensorRefuses() {
    byte[] request = HexFormat.of().parseHex(WRITE_CP1);
    calibrating().bytes(read(0x1425, 6), words(0, 0x1000, bits(4.01f)));
    ph.bytes(request, exception(request, 3));
    assertTrue(refusal(0, 4.01).contains("illegal data value"));
    assertEquals(
        hex(TO_USER), ph.sent().stream().filter(f -> f.startsWith("0110")).toList().getLast());
  }

  @Test
  void doesNotCalibrateFromAValueThatIsNone() {
    calibrating();
    phWith(0x1000, 7, 0x10);
    assertTrue(refusal(0, 4.01).contains("no sound value to calibrate from"));
    assertTrue(ph.sent().stream().noneMatch(f -> f.startsWith("0110")));
  }

  @Test
  void doesNotWearOutAMemoryThatIsWorn() {
    calibrating().bytes(read(0x1425, 6), words(0, 0x1000, bits(4.01f)));
    ph.bytes(read(0x1249, 6), words(17, 0, 100_000));
    assertTrue(refusal(0, 4.01).contains("worn out"));
    assertTrue(ph.sent().stream().noneMatch(f -> f.startsWith("0110")));
  }

  private String refusal(int point, double value) {
    return String.valueOf(
        assertThrows(CompletionException.class, () -> calibrate(point, value)).getMessage());
  }

  /// Requests that the manual's numbers give, by register and count.
  @ParameterizedTest
  @CsvSource({
    "0827, 2, 0103082700027660",
    "081F, 8, 0103081F000877AA",
    "1005, 2, 010310050002D0CA",
    "1307, 2, 010313070002714E",
    "0829, 10, 01030829000A1665"
  })
  void asksAsPrinted(String register, int count, String frame) {
    var unit = new ModbusUnit("AT-101", 1, Transport.RTU, Duration.ofMillis(300));
    ph.hex(READ_CHANNEL_1, PH_BLOCK);
    var _ =
        ph.bus()
            .perform(
                "AT-101",
                line -> unit.read(line, unit.holding(Integer.parseInt(register, 16), count)));
    ph.poll();
    assertTrue(ph.sent().contains(frame));
  }

  @ParameterizedTest
  @CsvSource({
    "0, GOOD, NONE",
    "1, BAD, OUT_OF_RANGE",
    "2, BAD, OUT_OF_RANGE",
    "4, GOOD, NONE",
    "8, UNCERTAIN, SENSOR_FAULT",
    "16, BAD, SENSOR_FAULT",
    "24, BAD, SENSOR_FAULT",
    "9, BAD, OUT_OF_RANGE"
  })
  void judgesTheValueByTheStatusOfTheSensor(int status, Quality quality, Cause cause) {
    Reading reading = phWith(0x1000, 7.2f, status);
    assertEquals(quality, reading.quality());
    assertEquals(cause, reading.cause());
    assertEquals(7.2f, (float) reading.value());
  }

  @Test
  void givesNoValueInAnotherUnit() {
    Reading millivolts = phWith(0x200000, 7.2f, 0);
    assertEquals(Quality.BAD, millivolts.quality());
    assertTrue(Double.isNaN(millivolts.value()));
  }

  @Test
  void givesNoValueOutsideTheMeasuringRange() {
    assertEquals(Cause.OUT_OF_RANGE, phWith(0x1000, 14.1f, 0).cause());
    assertEquals(Cause.OUT_OF_RANGE, phWith(0x1000, -0.1f, 0).cause());
    assertEquals(Cause.SENSOR_FAULT, phWith(0x1000, Float.NaN, 0).cause());
  }

  @Test
  void readsTheSameHoweverTheReplyIsSplit() {
    ph.hex(READ_CHANNEL_1, PH_BLOCK);
    for (int piece = 1; piece <= PH_BLOCK.length() / 2; piece++) {
      assertEquals(4.02503f, ph.inPiecesOf(piece).poll("pH").value());
    }
  }

  /// Every single flipped bit of the frame.
  @Test
  void takesNoValueFromADamagedFrame() {
    byte[] good = HexFormat.of().parseHex(PH_BLOCK);
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] damaged = good.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Bench sensor = bench(ArcSensor.Kind.PH_ARC);
      sensor.bytes(HexFormat.of().parseHex(READ_CHANNEL_1), damaged);
      for (Reading reading : sensor.poll()) {
        assertEquals(Cause.DAMAGED_REPLY, reading.cause());
        assertTrue(Double.isNaN(reading.value()));
      }
      assertEquals(LinkStatus.State.DOWN, sensor.bus().status().state());
    }
  }
}
