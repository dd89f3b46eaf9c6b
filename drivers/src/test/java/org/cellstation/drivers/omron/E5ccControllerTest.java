package org.cellstation.drivers.omron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class E5ccControllerTest {
  private static final String WRITING_ON = "010600000001480A";
  private static final String RAM_MODE = "0106000004014ACA";
  private static final String RUN = "010600000100885A";
  private static final String READ_STATE = "0103200000030E0B";
  private static final String READ_OUTPUT = "010320040001CE0B";

  /// 37.0 degC as in the manual's numbers.
  private static final String SET_37 = "010621030172F243";

  /// Its state with a set-point of 37.0 and of 20.0 degC.
  private static final String AT_37 = "010306017200000172991A";

  private static final String AT_20 = "0103060172000000C81939";

  private final Bench bench =
      new Bench(
          new E5ccController(
              "TIC-101",
              1,
              0,
              60,
              new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO)));

  @BeforeEach
  void answer() {
    bench
        .hex(WRITING_ON, WRITING_ON)
        .hex(RAM_MODE, RAM_MODE)
        .hex(RUN, RUN)
        .hex(READ_STATE, "01030601720000016818D1")
        .hex(READ_OUTPUT, "010302022FF8F8")
        .hex(SET_37, SET_37);
  }

  @Test
  void allowsWritingSavesTheMemoryAndRunsBeforeAnythingElse() {
    bench.hex(READ_STATE, AT_37);
    bench.bus().request("TIC-101.setpoint", 37.0);
    bench.poll();
    assertEquals(List.of(WRITING_ON, RAM_MODE, RUN, SET_37, READ_STATE, READ_OUTPUT), bench.sent());
  }

  @Test
  void readsPadSetPointAndOutputInTenths() {
    List<Reading> readings = bench.poll();
    assertEquals(List.of(37.0, 36.0, 55.9), readings.stream().map(Reading::value).toList());
    assertEquals(List.of("degC", "degC", "%"), readings.stream().map(Reading::unit).toList());
    assertTrue(readings.stream().allMatch(Reading::isGood));
  }

  @Test
  void givesNoPadTemperatureWhenTheInputIsBroken() {
    bench.hex(READ_STATE, "0103060172004001681905");
    List<Reading> readings = bench.poll();
    assertEquals(Cause.SENSOR_FAULT, readings.get(0).cause());
    assertTrue(readings.get(1).isGood());
  }

  @Test
  void preparesAgainWhenWritingIsNoLongerAllowed() {
    bench.poll();
    bench.hex(READ_STATE, "01830440F3");
    assertEquals(Cause.REFUSED, bench.poll("pad").cause());
    bench.sent();
    answer();
    assertTrue(bench.poll("pad").isGood());
    assertEquals(List.of(WRITING_ON, RAM_MODE, RUN, READ_STATE, READ_OUTPUT), bench.sent());
  }

  @Test
  void tellsTheSetPointAgainWhenTheControllerHasLostIt() {
    bench.hex(READ_STATE, AT_37);
    bench.bus().request("TIC-101.setpoint", 37.0);
    assertTrue(bench.poll("pad").isGood());
    bench.sent();
    bench.hex(READ_STATE, AT_20).bus().request("TIC-101.setpoint", 37.0);
    assertTrue(bench.poll("pad").isGood(), "what it measures is well");
    assertEquals(LinkStatus.State.DEGRADED, bench.bus().status().state());
    assertTrue(bench.bus().status().detail().contains("it was told 37.0"));
    assertEquals(List.of(READ_STATE, READ_OUTPUT, WRITING_ON, RAM_MODE, RUN, SET_37), bench.sent());
    bench.hex(READ_STATE, AT_37).poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void takesNoOtherValueForAConfirmation() {
    bench.hex(SET_37, "0106210301733383");
    bench.bus().request("TIC-101.setpoint", 37.0);
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("pad").cause());
    assertEquals(LinkStatus.State.DOWN, bench.bus().status().state());
  }
}
