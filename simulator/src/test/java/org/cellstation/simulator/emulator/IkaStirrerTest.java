package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cellstation.simulator.fault.FaultState;
import org.junit.jupiter.api.Test;

final class IkaStirrerTest {
  private final FaultState none = new FaultState();
  private final IkaStirrer stirrer = new IkaStirrer(() -> 250, () -> 41.5, () -> 37, none);
  private final LineServer line = new SerialLine(none, stirrer);

  private String ask(String command) {
    return Recorder.ask(line, command + " \r\n");
  }

  @Test
  void readsAreAnsweredWithTheirChannelAndWritesAreSilent() {
    assertEquals("RCT digital \r\n", ask("IN_NAME"));
    assertEquals("250.0 4 \r\n", ask("IN_PV_4"));
    assertEquals("41.5 2 \r\n", ask("IN_PV_2"));
    assertEquals("37.0 1 \r\n", ask("IN_PV_1"));
    assertEquals("", ask("OUT_SP_4 300"));
    assertEquals("300.0 4 \r\n", ask("IN_SP_4"));
    assertEquals("2 4 \r\n", ask("STATUS_4"));
    assertEquals("", ask("START_4"));
    assertEquals("1 4 \r\n", ask("STATUS_4"));
    assertEquals(300, stirrer.drivenRpm());
    assertEquals("", ask("OUT_SP_1 37.5"));
    assertEquals("", ask("START_1"));
    assertEquals(37.5, stirrer.drivenCelsius());
  }

  @Test
  void watchdogOneSwitchesEverythingOff() {
    ask("OUT_SP_4 300");
    ask("START_4");
    assertEquals("60 \r\n", ask("OUT_WD1@60"));
    stirrer.advance(60);
    assertEquals(300, stirrer.drivenRpm());
    stirrer.advance(1);
    assertEquals(0, stirrer.drivenRpm());
    assertEquals("-2 4 \r\n", ask("STATUS_4"));
    ask("OUT_WD1@0");
    ask("START_4");
    assertEquals(300, stirrer.drivenRpm());
  }

  @Test
  void watchdogTwoGoesOnAtTheSafeSetPointsUntilItIsReset() {
    ask("OUT_SP_42@120");
    ask("OUT_SP_4 300");
    ask("START_4");
    ask("OUT_WD2@20");
    stirrer.advance(21);
    assertEquals(120, stirrer.drivenRpm());
    ask("OUT_WD2@20");
    assertEquals(120, stirrer.drivenRpm());
    ask("OUT_WD2@0");
    assertEquals(300, stirrer.drivenRpm());
  }

  @Test
  void wrongCommandsAndValuesShowInTheStatus() {
    ask("OUT_SP_4 9999");
    assertEquals("-86 4 \r\n", ask("STATUS_4"));
    ask("OUT_WD1@19");
    assertEquals("-86 4 \r\n", ask("STATUS_4"));
    ask("out_sp_4 10");
    assertEquals("-84 4 \r\n", ask("STATUS_4"));
    ask("OUT_SP_4 10");
    assertEquals("2 4 \r\n", ask("STATUS_4"));
  }
}
