package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.fault.FaultState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class IkaRockerTest {
  private double actual;
  private final IkaRocker rocker = new IkaRocker(() -> actual, new FaultState());
  private final LineServer line = new SerialLine(new FaultState(), rocker);

  private String ask(String command) {
    return Recorder.ask(line, command + " \r\n");
  }

  @Test
  void writesAreSilentAndReadsAreNot() {
    assertEquals("", ask("OUT_SP_4 15"));
    assertEquals("", ask("START_4"));
    actual = 14.96;
    assertEquals("15.0 4 \r\n", ask("IN_PV_4"));
    assertEquals("15.0 4 \r\n", ask("IN_SP_4"));
    assertEquals("1 \r\n", ask("STATUS_4"));
    assertEquals(15, rocker.drivenRate());
    assertEquals("", ask("STOP_4"));
    assertEquals("2 \r\n", ask("STATUS_4"));
    assertEquals(0, rocker.drivenRate());
  }

  @Test
  @Tag("B-19")
  void silenceLeavesTheBagRockingAtTheSafeRate() {
    assertEquals("8 \r\n", ask("OUT_SP_42@8"));
    ask("OUT_SP_4 30");
    ask("START_4");
    assertEquals("60 \r\n", ask("OUT_WD2@60"));
    for (int i = 0; i < 50; i++) {
      rocker.advance(1);
    }
    ask("OUT_WD2@60");
    for (int i = 0; i < 60; i++) {
      rocker.advance(1);
      assertEquals(30, rocker.drivenRate());
    }
    rocker.advance(1);
    assertEquals(8, rocker.drivenRate());
    assertTrue(rocker.watchdogFellBack());
    ask("OUT_SP_4 25");
    assertEquals(8, rocker.drivenRate(), "until the watchdog is reset");
    ask("OUT_WD2@0");
    assertEquals(25, rocker.drivenRate());
  }

  @Test
  void watchdogOneStopsTheMotor() {
    ask("OUT_SP_4 30");
    ask("START_4");
    ask("OUT_WD1@20");
    for (int i = 0; i < 21; i++) {
      rocker.advance(1);
    }
    assertEquals(0, rocker.drivenRate());
    assertEquals("-2 \r\n", ask("STATUS_4"));
    ask("OUT_WD1@0");
    ask("START_4");
    assertEquals(30, rocker.drivenRate());
  }

  @Test
  void wrongValuesAndCommandsShowInTheStatus() {
    ask("OUT_SP_4 43");
    assertEquals("-86 \r\n", ask("STATUS_4"));
    ask("OUT_WD2@19");
    assertEquals("-86 \r\n", ask("STATUS_4"));
    ask("OUT_SP_4 fast");
    assertEquals("-86 \r\n", ask("STATUS_4"));
    ask("out_sp_4 10");
    assertEquals("-84 \r\n", ask("STATUS_4"));
    ask("OUT_SP_4 10");
    assertEquals("0 \r\n", ask("STATUS_4"));
  }
}
