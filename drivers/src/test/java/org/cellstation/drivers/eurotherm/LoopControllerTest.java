package org.cellstation.drivers.eurotherm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over Modbus; what both languages share is tested here.
class LoopControllerTest {
  private static final Vector PROCESS_VALUE = Vectors.of(List.of("eurotherm")).getFirst();

  /// Process value, target set-point and output.
  private static final String NEIGHBOURS = "01 03 0001 0003";

  private static final String WORKING = "01 03 0005 0001";
  private static final String SENSOR_BREAK = "01 03 0102 0001";
  private static final String TARGET = "01 03 0002 0001";
  private static final String MANUAL = "01 03 0111 0001";
  private static final String SET_38 = "01 06 0002 017C";

  private final Bench bench =
      new Bench(
          LoopController.modbus(
              "TIC-102",
              1,
              1,
              0,
              60,
              new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO)));

  @BeforeEach
  void answer() {
    bench
        .rtu(NEIGHBOURS, "01 03 06 0172 0173 00E7")
        .rtu(TARGET, "01 03 02 0172")
        .rtu(WORKING, "01 03 02 0168")
        .rtu(SENSOR_BREAK, "01 03 02 0000")
        .rtu(MANUAL, "01 03 02 0000")
        .rtu(SET_38, SET_38);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void scalesByTheDecimalsOfTheDisplayHoweverRepliesAreSplit(int piece) {
    bench.inPiecesOf(piece);
    List<Reading> readings = bench.poll();
    assertEquals(List.of(37.0, 37.1, 36.0, 23.1), readings.stream().map(Reading::value).toList());
    assertTrue(readings.stream().allMatch(Reading::isGood));
    assertEquals(
        List.of(Bench.rtu(NEIGHBOURS), Bench.rtu(WORKING), Bench.rtu(SENSOR_BREAK)), bench.sent());
  }

  @Test
  void understandsThePublishedReadOfTheProcessValue()
      throws InterruptedException, ExecutionException {
    bench.bytes(PROCESS_VALUE.requestBytes(), PROCESS_VALUE.replyBytes()).poll();
    Dialect dialect = new ModbusDialect("TIC-102", 1, 10, Duration.ofMillis(300));
    var celsius =
        bench.bus().perform("TIC-102", line -> dialect.read(line, Parameter.PROCESS_VALUE));
    bench.poll();
    assertEquals(37, celsius.get());
    assertTrue(bench.sent().contains(PROCESS_VALUE.request()));
  }

  @Test
  void showsAnOutputBelowZeroAndATemperatureBelowFreezing() {
    bench.rtu(NEIGHBOURS, "01 03 06 FFCE 0172 FC18");
    List<Reading> readings = bench.poll();
    assertEquals(-5, readings.get(0).value());
    assertEquals(-100, readings.get(3).value());
  }

  @Test
  void trustsNoTemperatureOfABrokenSensor() {
    bench.rtu(SENSOR_BREAK, "01 03 02 0001");
    assertEquals(Cause.SENSOR_FAULT, bench.poll("temperature").cause());
  }

  @Test
  void sparesTheMemoryOfASetPointThatIsThereAlready() {
    bench.rtu(NEIGHBOURS, "01 03 06 0172 0172 00E7").bus().request("TIC-102.setpoint", 37.04);
    bench.poll();
    List<String> sent = bench.sent();
    assertTrue(sent.contains(Bench.rtu(TARGET)));
    assertFalse(sent.stream().anyMatch(s -> s.startsWith("0106")));
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void saysWhenItHoldsAnotherSetPointThanItWasTold() {
    bench.bus().request("TIC-102.setpoint", 37.04);
    bench.poll();
    String detail = bench.bus().status().detail();
    assertTrue(detail.contains("its set-point is 37.1 degC, it was told 37.04"), detail);
  }

  @Test
  void saysWhenASetPointWasNotTaken() {
    bench.bus().request("TIC-102.setpoint", 38);
    bench.poll();
    assertTrue(bench.sent().contains(Bench.rtu(SET_38)));
    String detail = bench.bus().status().detail();
    assertTrue(detail.contains("set-point not taken: sent 38.0 degC, reads 37.0"), detail);
  }

  @Test
  void writesNothingToAControllerInManualMode() {
    bench.rtu(MANUAL, "01 03 02 0001").bus().request("TIC-102.setpoint", 38);
    bench.poll();
    assertFalse(bench.sent().contains(Bench.rtu(SET_38)));
    assertTrue(bench.bus().status().detail().contains("manual"));
  }

  @Test
  void isKnownByItsSetPointLimits() throws BusException {
    bench.rtu("01 03 006F 0001", "01 03 02 0258").rtu("01 03 0070 0001", "01 03 02 0000");
    assertEquals("Eurotherm", bench.identity().maker());
    bench.rtu("01 03 006F 0001", "01 03 02 0064");
    assertThrows(BusException.DamagedReply.class, bench::identity);
  }
}
