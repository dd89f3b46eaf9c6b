package org.cellstation.drivers.lighthouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One record at a time; what happens over several is tested against an emulated counter.
class ParticleCounterTest {
  private static final Vector START = Vectors.of(List.of("lighthouse")).getFirst();
  private static final String STOP = "01 06 0001 000C";
  private static final String STATUS = "01 03 0002 0001";
  private static final String SAMPLE_TIME = "01 03 0020 0002";
  private static final String NEWEST = "01 06 0018 FFFF";
  private static final String RECORD = "01 04 0000 004C";
  private static final String SIZES = "01 04 07D8 0004";

  /// Map 1.48, firmware 2.10, serial 123456789, "Remote" "5014P", flow 1.00 cubic feet per minute.
  private static final String WHO =
      "0094 0000 0001 00D2 075B CD15"
          + "52656D6F74650000 0000000000000000"
          + "3530313450000000 0000000000000000"
          + "0064";

  private final Bench bench = bench(Transport.RTU);

  private static Bench bench(Transport transport) {
    return new Bench(
        new ParticleCounter(
            "PC-101",
            1,
            transport,
            List.of(0.5, 5.0),
            28.3,
            Duration.ofSeconds(60),
            new Timing(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ZERO)));
  }

  @BeforeEach
  void answer() {
    bench
        .rtu("01 03 0000 0017", "01 03 2E" + WHO)
        .rtu(SIZES, "01 04 08 302E3500 352E3000")
        .rtu(STATUS, "01 03 02 0005")
        .rtu(SAMPLE_TIME, "01 03 04 0000 003C")
        .rtu("01 03 0017 0001", "01 03 02 0001")
        .rtu(NEWEST, NEWEST)
        .rtu("01 03 001A 0002", "01 03 04 6543 2114")
        .rtu(STOP, STOP)
        .bytes(START.requestBytes(), START.replyBytes());
    record(0, 1000, 10, 3, 0, 60);
  }

  /// Recorded 20 s ago by the counter's clock.
  private void record(int status, int small, int large, int valid, int alarm, int seconds) {
    String reply =
        "6543 2100 0000 %04X 0000 0001 0000 %04X %08X %08X".formatted(seconds, status, small, large)
            + "0000".repeat(73 - 12)
            + "%04X 0000 %04X".formatted(valid, alarm);
    bench.rtu(RECORD, "01 04 98" + reply);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void makesConcentrationsOfCountsWithTheRecordsOwnTime(int piece) {
    bench.inPiecesOf(piece);
    List<Reading> readings = bench.poll();
    double cubicMetres = 0.0283;
    assertEquals("PC-101.particles 0.5 um", readings.get(0).source());
    assertEquals(1000 / cubicMetres, readings.get(0).value(), 1e-6);
    assertEquals("PC-101.particles 5 um", readings.get(1).source());
    assertEquals(10 / cubicMetres, readings.get(1).value(), 1e-6);
    assertEquals(28.3, readings.get(2).value());
    assertEquals(0, readings.get(3).value());
    assertTrue(readings.stream().allMatch(Reading::isGood));
    assertTrue(
        readings.stream().allMatch(r -> r.instant().equals(TestClock.START.plusSeconds(10 - 20))));
  }

  /// Half the sample time with half the counts is the same air.
  @Test
  void usesTheRecordsOwnSampleTime() {
    record(0, 500, 5, 3, 0, 30);
    assertEquals(1000 / 0.0283, bench.poll("particles 0.5 um").value(), 1e-6);
  }

  @Test
  void takesCountsHighWordFirstAndUnsigned() {
    record(0, 0xF0000001, 5, 3, 0, 60);
    assertEquals(0xF0000001L / 0.0283, bench.poll("particles 0.5 um").value(), 1);
  }

  @Test
  void reportsARecordOnceThoughItStaysAnnounced() {
    assertEquals(4, bench.poll().size());
    assertEquals(List.of(), bench.poll());
    bench.rtu(STATUS, "01 03 02 0001");
    bench.sent();
    assertEquals(List.of(), bench.poll());
    assertEquals(List.of(Bench.rtu(STATUS)), bench.sent());
  }

  @ParameterizedTest
  @CsvSource({
    "1, BAD, SENSOR_FAULT",
    "2, UNCERTAIN, SENSOR_FAULT",
    "4, BAD, OUT_OF_RANGE",
    "6, BAD, OUT_OF_RANGE",
    "8, BAD, SENSOR_FAULT",
    "16, GOOD, NONE",
    "32, GOOD, NONE",
    "64, BAD, SENSOR_FAULT"
  })
  void takesTheRecordsStatusForTheQuality(int status, Quality quality, Cause cause) {
    record(status, 1000, 10, 3, 0, 60);
    Reading reading = bench.poll("particles 0.5 um");
    assertEquals(quality, reading.quality());
    assertEquals(cause, reading.cause());
  }

  @Test
  void makesNoValueOfAChannelWithoutValidData() {
    record(0, 1000, 10, 1, 0, 60);
    List<Reading> readings = bench.poll();
    assertTrue(readings.get(0).isGood());
    assertEquals(Cause.SENSOR_FAULT, readings.get(1).cause());
    assertTrue(Double.isNaN(readings.get(1).value()));
  }

  @Test
  void makesNoConcentrationWithoutASampleTime() {
    record(0, 1000, 10, 3, 0, 0);
    assertEquals(Cause.OUT_OF_RANGE, bench.poll("particles 0.5 um").cause());
  }

  @Test
  void passesOnTheCountersAlarm() {
    record(16, 1000, 10, 3, 2, 60);
    assertEquals(1, bench.poll("alarm").value());
  }

  @Test
  void trustsNothingWhileTheCounterReportsAnError() {
    bench.rtu(STATUS, "01 03 02 000D");
    List<Reading> readings = bench.poll();
    assertEquals(4, readings.size());
    assertTrue(readings.stream().allMatch(r -> r.cause() == Cause.SENSOR_FAULT));
  }

  @Test
  void startsACounterThatDoesNotSampleAsPublished() {
    bench.rtu(STATUS, "01 03 02 0000");
    assertEquals(Cause.REFUSED, bench.poll("alarm").cause());
    assertTrue(bench.sent().contains(START.request()));
  }

  @Test
  void setsTheSampleTimeOnlyWhereItDiffers() {
    bench.poll();
    assertFalse(bench.sent().contains(Bench.rtu("01 06 0020 0000")));
    bench
        .rtu(SAMPLE_TIME, "01 03 04 0000 0006")
        .rtu("01 06 0020 0000", "01 06 0020 0000")
        .rtu("01 06 0021 003C", "01 06 0021 003C")
        .rtu(STATUS, "01 83 06");
    bench.poll();
    bench.rtu(STATUS, "01 03 02 0005");
    bench.sent();
    assertEquals(Cause.REFUSED, bench.poll("alarm").cause());
    List<String> sent = bench.sent();
    assertTrue(sent.indexOf(Bench.rtu(STOP)) >= 0);
    assertTrue(
        sent.indexOf(Bench.rtu(STOP)) < sent.indexOf(Bench.rtu("01 06 0020 0000")), sent::toString);
    assertTrue(bench.bus().status().detail().contains("sample time not taken"));
  }

  @Test
  void refusesACounterWithOtherChannels() {
    bench.rtu(SIZES, "01 04 08 302E3300 352E3000");
    assertEquals(Cause.REFUSED, bench.poll("alarm").cause());
    assertTrue(bench.bus().status().detail().contains("channel 1 counts 0.3 um"));
  }

  @Test
  void acceptsACounterThatDoesNotNameItsChannels() {
    bench.rtu(SIZES, "01 84 02");
    assertTrue(bench.poll("particles 5 um").isGood());
  }

  @Test
  void refusesACounterWithAnotherFlow() {
    bench.rtu("01 03 0000 0017", "01 03 2E" + WHO.replaceAll("0064$", "000A"));
    assertEquals(Cause.REFUSED, bench.poll("alarm").cause());
    assertTrue(bench.bus().status().detail().contains("28.3 L/min"));
  }

  @Test
  void stopsWhenToldToAndThenExpectsNoRecords() {
    bench.poll();
    bench.bus().request("PC-101.sampling", 0);
    bench.rtu(STATUS, "01 03 02 0000");
    assertEquals(List.of(), bench.poll());
    assertTrue(bench.sent().contains(Bench.rtu(STOP)));
  }

  @Test
  void saysWhoItIs() throws BusException {
    assertEquals(new Identity("Lighthouse", "Remote 5014P", "123456789", "2.10"), bench.identity());
    bench.rtu("01 03 0000 0017", "01 03 2E" + "0000".repeat(23));
    assertThrows(BusException.DamagedReply.class, bench::identity);
  }

  @Test
  void speaksModbusTcpToo() {
    Bench tcp = bench(Transport.TCP);
    tcp.poll();
    assertEquals(List.of("000100000006010300000017"), tcp.sent());
  }
}
