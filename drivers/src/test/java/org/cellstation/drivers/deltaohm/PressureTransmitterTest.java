package org.cellstation.drivers.deltaohm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PressureTransmitterTest {
  private static final String PRESSURES = "01 04 0003 0005";
  private static final String ERRORS = "01 04 001A 0001";

  private final Bench bench =
      new Bench(
          new PressureTransmitter(
              "PDT-101",
              1,
              new Timing(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ZERO)));

  @BeforeEach
  void isWell() {
    bench.rtu(ERRORS, "01 04 02 0000");
  }

  private Reading pressureOf(String registers) {
    return bench.rtu(PRESSURES, "01 04 0A " + registers).poll("pressure");
  }

  @ParameterizedTest
  @CsvSource({
    "0096 000F 8000 8000 8000, 15.0",
    "FF6A FFF1 8000 8000 8000, -15.0",
    "8000 0064 000A 8000 8000, 100",
    "8000 03E8 0064 000A 8000, 1000",
    "8000 8000 0064 000A 0001, 1000",
    "8000 8000 8000 0064 000A, 10000"
  })
  void readsTheFinestUnitThatTheModelHas(String registers, double pascal) {
    Reading reading = pressureOf(registers);
    assertTrue(reading.isGood());
    assertEquals(pascal, reading.value(), 1e-9);
    assertEquals("Pa", reading.unit());
  }

  @Test
  void makesNoPressureOfTheSentinel() {
    Reading reading = pressureOf("8000 8000 8000 8000 8000");
    assertEquals(Cause.SENSOR_FAULT, reading.cause());
    assertTrue(Double.isNaN(reading.value()));
  }

  @Test
  void trustsNoPressureWhileTheTransmitterReportsAnError() {
    bench.rtu(ERRORS, "01 04 02 0001");
    Reading reading = pressureOf("0096 000F 8000 8000 8000");
    assertFalse(reading.isGood());
    assertEquals(Cause.SENSOR_FAULT, reading.cause());
  }

  @Test
  void neverWrites() {
    pressureOf("0096 000F 8000 8000 8000");
    assertEquals(List.of(Bench.rtu(PRESSURES), Bench.rtu(ERRORS)), bench.sent());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void readsTheSameHoweverTheReplyIsSplit(int piece) {
    bench.inPiecesOf(piece);
    assertEquals(15, pressureOf("0096 000F 8000 8000 8000").value());
  }

  @ParameterizedTest
  @CsvSource({
    "0096 000F 8000 8000 8000, HD402ST1",
    "8000 0064 000A 8000 8000, HD402ST2",
    "8000 03E8 0064 000A 8000, HD402ST3",
    "8000 8000 0064 000A 0001, HD402ST4",
    "8000 8000 8000 0064 000A, HD402ST5"
  })
  void tellsTheModelByTheRegistersItHas(String registers, String model) throws BusException {
    bench.rtu(PRESSURES, "01 04 0A " + registers);
    assertEquals(model, bench.identity().model());
  }

  @Test
  void takesNoOtherDeviceForOne() {
    bench.rtu(PRESSURES, "01 04 0A 0001 0002 0003 0004 0005");
    assertThrows(BusException.DamagedReply.class, bench::identity);
  }
}
