package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;

final class HeidolphStirrerTest {
  private final Faults faults = new Faults(Map.of("stirrer", Set.of(Fault.PUMP_STALLED)));
  private final HeidolphStirrer stirrer =
      new HeidolphStirrer(() -> 498, () -> 12, () -> 41, faults.of("stirrer"));
  private final LineServer line = new SerialLine(faults.of("stirrer"), stirrer);

  private String ask(String command) {
    return Recorder.ask(line, command + "\r\n");
  }

  @Test
  void tellsWhatItsManualShows() {
    assertEquals("R0500\r\nSET:0500\r\n", ask("R0500"));
    assertEquals("SET: 0500\r\n", ask("s"));
    assertEquals("RPM: 0498\r\n", ask("r"));
    assertEquals("NCM: 0012\r\n", ask("m"));
    assertEquals("TMP: 041\r\n", ask("t"));
    assertEquals("FLT: No Error!\r\n", ask("f"));
    assertEquals("HT:100P\r\n", ask("T"));
    assertEquals("", ask("R500"));
    assertEquals("", ask("R05x0"));
    assertEquals("R9999\r\nSET:2000\r\n", ask("R9999"));
  }

  @Test
  void stopsAfterAMinuteWithoutAnyCommandOnceTheLinkCheckIsArmed() {
    ask("R0500");
    stirrer.advance(100);
    assertEquals(500, stirrer.drivenRpm(), "not armed");
    ask("F");
    stirrer.advance(60);
    ask("r");
    stirrer.advance(60);
    assertEquals(500, stirrer.drivenRpm());
    stirrer.advance(1);
    assertEquals(0, stirrer.drivenRpm());
  }

  @Test
  void standsWithWordsUntilTheFaultIsCleared() {
    ask("R0500");
    faults.set("stirrer", Fault.PUMP_STALLED, true);
    stirrer.advance(1);
    assertEquals("FLT: Overload!\r\n", ask("f"));
    assertEquals(0, stirrer.drivenRpm());
    faults.set("stirrer", Fault.PUMP_STALLED, false);
    ask("C");
    assertEquals(500, stirrer.drivenRpm());
    stirrer.stopByHand();
    assertEquals("FLT: Stopped Manually!\r\n", ask("f"));
    stirrer.powerUp();
    assertEquals("SET: 0000\r\n", ask("s"));
  }
}
