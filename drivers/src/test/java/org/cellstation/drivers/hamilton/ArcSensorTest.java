package org.cellstation.drivers.hamilton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArcSensorTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO);
  private static final String READ_CHANNEL_1 = "01030829000A1665";

  /// Values printed in the programmer's manual.
  private static final String PH_BLOCK = "01031410000000CD0C4080000000000000000000004160770D";

  private static final String DO_BLOCK = "0103140020000000004220000000000000000000004396A4DC";

  private final Bench ph = bench(ArcSensor.Kind.PH_ARC);

  private static Bench bench(ArcSensor.Kind kind) {
    return new Bench(new ArcSensor("AT-101", kind, 1, TIMING))
        .bytes(readChannel6(), block(0x04, 37.25f, 0, -20, 130));
  }

  private static byte[] readChannel6() {
    return checksummed(HexFormat.of().parseHex("01030969000A0000"));
  }

  private static byte[] block(int unit, float value, int status, float min, float max) {
    byte[] frame = new byte[25];
    frame[0] = 1;
    frame[1] = 3;
    frame[2] = 20;
    int[] words = {
      unit,
      Float.floatToIntBits(value),
      status,
      Float.floatToIntBits(min),
      Float.floatToIntBits(max)
    };
    for (int i = 0; i < words.length; i++) {
      WordOrder.LOW_WORD_FIRST.put(frame, 3 + 4 * i, words[i]);
    }
    return checksummed(frame);
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
    ph.poll();
    ph.poll();
    assertTrue(ph.sent().stream().allMatch(frame -> frame.startsWith("0103")));
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
